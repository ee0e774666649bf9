package ee.cdoc2.css.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Certificates of the test PKI as the server would have parsed and verified them. */
public final class Certificates {

    private Certificates() {}

    /** {@return what is read when a recipient presents this certificate} */
    public static RecipientCertificate recipients(X509Certificate certificate) {
        try {
            return RecipientCertificate.ofDer(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return what {@link CertificatePath} makes of a certificate whose path it has verified; nothing is verified here} */
    public static IssuedCertificate issued(X509Certificate certificate, X509Certificate issuer) {
        return issued(certificate, issuer, new TrustDomain.Etsi());
    }

    /** {@return the same of a recipient of any domain} */
    public static IssuedCertificate issued(X509Certificate certificate, X509Certificate issuer, TrustDomain domain) {
        return new IssuedCertificate(recipients(certificate), AuthorityCertificate.of(issuer), domain);
    }
}
