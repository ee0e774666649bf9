package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.base64.StrictBase64;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;

/** The header {@code x-cdoc2-auth-x5c}: one certificate as PEM in one line. */
public final class CertificateHeader {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int MAX_DER_BYTES = 4096;
    private static final int MAX_CHARACTERS = BEGIN.length() + (MAX_DER_BYTES + 2) / 3 * 4 + END.length();

    private CertificateHeader() {}

    /**
     * Reads the header. There is exactly one text for each certificate: strict base64, DER, nothing before, between or
     * behind.
     *
     * @param text the markers with standard base64 between them, no white space, at most 4096 bytes of DER; may be null
     * @return the certificate; nothing of it has been verified yet, except that its key is of a kind that we read
     * @throws Denied {@link Denial#CERTIFICATE_MALFORMED} for anything else; {@link Denial#CERTIFICATE_KEY_UNSUITABLE}
     *                for a key that {@link KeyStrength#RECIPIENT} refuses, because the JDK has no object for it
     */
    public static X509Certificate parse(String text) {
        byte[] der = decode(text);
        try {
            Certificate structure = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
            if (!Arrays.equals(structure.getEncoded(ASN1Encoding.DER), der)) {
                throw new Denied(Denial.CERTIFICATE_MALFORMED);
            }
            KeyStrength.RECIPIENT.check(structure.getSubjectPublicKeyInfo());
            // a factory of its own for each call: they are cheap, and not promised to be safe for many threads
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (Denied denied) {
            throw denied;
        } catch (IOException | CertificateException | RuntimeException malformed) {
            // RuntimeException: parsers of both libraries throw several kinds of it for bytes that make no sense
            throw new Denied(Denial.CERTIFICATE_MALFORMED);
        }
    }

    private static byte[] decode(String text) {
        if (text == null
                || text.length() > MAX_CHARACTERS
                || text.length() <= BEGIN.length() + END.length()
                || !text.startsWith(BEGIN)
                || !text.endsWith(END)) {
            throw new Denied(Denial.CERTIFICATE_MALFORMED);
        }
        String base64 = text.substring(BEGIN.length(), text.length() - END.length());
        return StrictBase64.STANDARD
                .decode(base64)
                .filter(der -> der.length <= MAX_DER_BYTES)
                .orElseThrow(() -> new Denied(Denial.CERTIFICATE_MALFORMED));
    }
}
