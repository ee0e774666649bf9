package ee.cdoc2.css.testkit.token;

/**
 * Who has Smart-ID ask the person, in a signature of RP API v3.
 *
 * @param schemeName {@code smart-id}, or {@code smart-id-demo}
 * @param name the relying party's name, plain
 */
public record SmartIdRelyingParty(String schemeName, String name) {

    /** The names of the worked examples. */
    public static final SmartIdRelyingParty DEMO = new SmartIdRelyingParty("smart-id-demo", "DEMO");
}
