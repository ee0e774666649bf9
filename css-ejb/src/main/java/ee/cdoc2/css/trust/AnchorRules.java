package ee.cdoc2.css.trust;

import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** What a certificate must be to serve as a trust anchor. Its validity may begin or end while the server runs. */
final class AnchorRules {
    private AnchorRules() {}

    /** {@return why it cannot be an anchor, as the end of a sentence that begins with its name; nothing when it can} */
    static Optional<String> fault(X509CertificateHolder certificate) {
        Optional<String> otherPurpose = otherPurpose(certificate);
        if (otherPurpose.isPresent()) {
            return otherPurpose;
        }
        Optional<String> weakness = weakness(certificate);
        if (weakness.isPresent()) {
            return weakness;
        }
        try {
            NameConstraintsOfIssuer.of(certificate);
        } catch (RuntimeException unreadable) {
            // BouncyCastle throws several kinds of it for an extension that makes no sense
            return Optional.of("has name constraints that cannot be read");
        }
        return Optional.empty();
    }

    /** RFC 5280 sections 4.2.1.3 and 4.2.1.9. */
    private static Optional<String> otherPurpose(X509CertificateHolder certificate) {
        try {
            BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
            KeyUsage usages = KeyUsage.fromExtensions(certificate.getExtensions());
            if (constraints == null || !constraints.isCA()) {
                return Optional.of("is not a CA certificate");
            }
            return usages == null || usages.hasUsages(KeyUsage.keyCertSign)
                    ? Optional.empty()
                    : Optional.of("is not a CA certificate that may issue others: its key usage lacks keyCertSign");
        } catch (RuntimeException unreadable) {
            return Optional.of("has basic constraints or a key usage that cannot be read");
        }
    }

    /** {@return in the same way, whether its key is too weak} */
    static Optional<String> weakness(X509CertificateHolder certificate) {
        return KeyStrength.AUTHORITY.accepts(certificate.getSubjectPublicKeyInfo())
                ? Optional.empty()
                : Optional.of("has a weak key, or one of another kind: RSA with 2048 to 8192 bits (also for RSASSA-PSS"
                        + " with SHA-256 or better), P-256, P-384 or P-521, by its name, is needed");
    }
}
