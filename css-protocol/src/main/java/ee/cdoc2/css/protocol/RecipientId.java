package ee.cdoc2.css.protocol;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;

/**
 * Who may fetch a share: {@code etsi/…} or {@code private/…}, 12 to 32 characters. Compared byte for byte, without
 * case folding, normalisation or trimming. Personal data: it has no place in a log.
 */
public sealed interface RecipientId permits EtsiRecipientId, PrivateRecipientId {

    /**
     * Reads a recipient id.
     *
     * @param text the id as it stands on the wire
     * @return the recipient id
     * @throws Denied {@link Denial#RECIPIENT_MALFORMED} when it follows neither grammar
     */
    static RecipientId parse(String text) {
        return RecipientIdGrammar.parse(text).orElseThrow(() -> new Denied(Denial.RECIPIENT_MALFORMED));
    }

    /** {@return the text on the wire, such as {@code etsi/PNOEE-48010010101}} */
    String value();

    /** {@return the {@code serialNumber} (2.5.4.5) that the subject of the recipient's certificate must have} */
    String subjectSerialNumber();
}
