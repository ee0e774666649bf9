package ee.cdoc2.css.protocol;

import java.util.Optional;

/**
 * Who may fetch a share: {@code etsi/…} or {@code private/…}, 12 to 32 characters. Compared byte for byte, without
 * case folding, normalisation or trimming. Personal data: it has no place in a log.
 */
public sealed interface RecipientId permits EtsiRecipientId, PrivateRecipientId {

    /**
     * Reads a recipient id.
     *
     * @param text any text, or null
     * @return the recipient id, or nothing when the text follows neither grammar
     */
    static Optional<RecipientId> parse(String text) {
        return RecipientIdGrammar.parse(text);
    }

    /** {@return the text on the wire, such as {@code etsi/PNOEE-48010010101}} */
    String value();

    /** {@return the {@code serialNumber} (2.5.4.5) that the subject of the recipient's certificate must have} */
    String subjectSerialNumber();
}
