package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The attribute {@code serialNumber} (2.5.4.5) of a certificate's subject: who the recipient is. */
public final class SubjectSerialNumber {

    private SubjectSerialNumber() {}

    /**
     * Checks that a certificate is a recipient's own.
     *
     * @param certificate what the recipient presents
     * @param recipient   who it is said to be
     * @throws Denied {@link Denial#SUBJECT_DIFFERS} when the serial number is not this recipient's, byte for byte; when
     *                there is not exactly one; when it is neither a PrintableString nor a UTF8String
     */
    public static void check(RecipientCertificate certificate, RecipientId recipient) {
        if (!of(certificate).equals(Optional.of(recipient.subjectSerialNumber()))) {
            throw new Denied(Denial.SUBJECT_DIFFERS);
        }
    }

    /** Read from the ASN.1 structure: in the subject's text form, a common name could pretend to be an attribute. */
    static Optional<String> of(RecipientCertificate certificate) {
        List<ASN1Encodable> values = Arrays.stream(
                        certificate.structure().getSubject().getRDNs())
                .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(BCStyle.SERIALNUMBER))
                .map(AttributeTypeAndValue::getValue)
                .toList();
        if (values.size() != 1 || !isText(values.get(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(((ASN1String) values.get(0)).getString());
        } catch (IllegalArgumentException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isText(ASN1Encodable value) {
        return value instanceof ASN1PrintableString || value instanceof ASN1UTF8String;
    }
}
