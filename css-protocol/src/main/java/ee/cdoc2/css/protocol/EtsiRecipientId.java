package ee.cdoc2.css.protocol;

/**
 * A natural person by the semantics identifier of ETSI EN 319 412-1, section 5.1.3.
 *
 * @param identityType {@code PAS}, {@code IDC}, {@code PNO}, {@code TIN}, or two letters and a colon
 * @param country      ISO 3166-1 alpha-2
 * @param identifier   1 to 20 characters
 */
public record EtsiRecipientId(String identityType, String country, String identifier) implements RecipientId {

    @Override
    public String value() {
        return "etsi/" + subjectSerialNumber();
    }

    @Override
    public String subjectSerialNumber() {
        return identityType + country + "-" + identifier;
    }

    /** {@return a text without the personal code} */
    @Override
    public String toString() {
        return "etsi/" + identityType + country + "-…";
    }
}
