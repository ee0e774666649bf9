package ee.cdoc2.css.trust;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * A certificate whose path to a trust anchor has been verified. Made by {@link CertificatePath} alone (and by tests).
 *
 * @param certificate the end entity's
 * @param issuer      the trust anchor that issued it directly
 */
public record IssuedCertificate(X509Certificate certificate, X509Certificate issuer) {

    /** Refuses missing parts. */
    public IssuedCertificate {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(issuer);
    }

    /** {@return a text without anything of the person} */
    @Override
    public String toString() {
        return "IssuedCertificate[…]";
    }
}
