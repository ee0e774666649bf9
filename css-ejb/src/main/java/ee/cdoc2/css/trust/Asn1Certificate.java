package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The ASN.1 structure of a certificate. The JDK's accessors read an extension that they cannot parse as an absent one;
 * BouncyCastle's say so.
 */
final class Asn1Certificate {

    private Asn1Certificate() {}

    /**
     * @throws Denied {@link Denial#CERTIFICATE_MALFORMED} when there is no such structure
     */
    static X509CertificateHolder of(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | CertificateEncodingException | RuntimeException notACertificate) {
            throw new Denied(Denial.CERTIFICATE_MALFORMED);
        }
    }
}
