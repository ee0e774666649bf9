package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.util.Arrays;
import java.util.List;

/**
 * An SD-JWT without key binding in compact serialisation, {@code <JWT>~<disclosure>~…~} (RFC 9901 section 4), taken
 * apart; its signature is not verified.
 *
 * @param jws         the part that the issuer signed
 * @param disclosures what the holder discloses of it, in order
 */
public record SdJwt(CompactJws jws, List<Disclosure> disclosures) {
    private static final int MAX_DISCLOSURES = 8;

    /**
     * Takes an SD-JWT apart.
     *
     * @param text the compact form; ends with {@code ~}
     * @return its parts
     * @throws Denied {@link Denial#TICKET_MALFORMED}, or {@link Denial#KEY_BINDING_ATTACHED} when a key-binding JWT
     *                follows the last {@code ~}: whether one is required is this profile's to say, not the sender's
     *                (RFC 9901 section 7.3)
     */
    public static SdJwt parse(String text) {
        List<String> parts = Arrays.asList(text.split("~", -1));
        int last = parts.size() - 1;
        if (last < 1 || last - 1 > MAX_DISCLOSURES) {
            throw new Denied(Denial.TICKET_MALFORMED);
        }
        if (!parts.get(last).isEmpty()) {
            throw new Denied(Denial.KEY_BINDING_ATTACHED);
        }
        return new SdJwt(
                CompactJws.parse(parts.get(0)),
                parts.subList(1, last).stream().map(Disclosure::parse).toList());
    }

    /**
     * Puts the disclosures into their places (RFC 9901 section 7.1).
     *
     * @return the processed payload, without {@code _sd}, {@code _sd_alg} and {@code ...}
     * @throws Denied when any rule of that section is broken
     */
    public JsonObject claims() {
        return new DisclosureProcessor(disclosures).process(jws.payload());
    }
}
