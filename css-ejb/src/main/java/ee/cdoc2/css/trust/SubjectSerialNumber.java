package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
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
     * Reads it from the ASN.1 structure, never from a text form, in which a common name could pretend to be another
     * attribute.
     *
     * @param certificate any certificate
     * @return the text, unchanged; personal data
     * @throws Denied {@link Denial#SUBJECT_DIFFERS} when there is not exactly one, or it is neither a PrintableString
     *                nor a UTF8String
     */
    public static String of(X509Certificate certificate) {
        List<ASN1Encodable> values = Arrays.stream(
                        Asn1Certificate.of(certificate).getSubject().getRDNs())
                .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(BCStyle.SERIALNUMBER))
                .map(AttributeTypeAndValue::getValue)
                .toList();
        if (values.size() != 1 || !isText(values.get(0))) {
            throw new Denied(Denial.SUBJECT_DIFFERS);
        }
        try {
            return ((ASN1String) values.get(0)).getString();
        } catch (IllegalArgumentException notUtf8) {
            throw new Denied(Denial.SUBJECT_DIFFERS);
        }
    }

    private static boolean isText(ASN1Encodable value) {
        return value instanceof ASN1PrintableString || value instanceof ASN1UTF8String;
    }
}
