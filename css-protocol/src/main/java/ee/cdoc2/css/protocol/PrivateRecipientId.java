package ee.cdoc2.css.protocol;

/**
 * A recipient whom a vendor's own CA has certified.
 *
 * @param vendor     the vendor's identifier, letters and digits
 * @param identifier 1 to 20 characters, up to the vendor to define
 */
public record PrivateRecipientId(String vendor, String identifier) implements RecipientId {

    @Override
    public String value() {
        return "private/" + vendor + "/" + identifier;
    }

    @Override
    public String subjectSerialNumber() {
        return identifier;
    }

    /** {@return a text without the identifier} */
    @Override
    public String toString() {
        return "private/" + vendor + "/…";
    }
}
