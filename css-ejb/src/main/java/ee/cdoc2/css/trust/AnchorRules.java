package ee.cdoc2.css.trust;

import java.util.Optional;

/** What a certificate must be to serve as a trust anchor. Its validity may begin or end while the server runs. */
final class AnchorRules {
    private static final int KEY_CERT_SIGN = 5;

    private AnchorRules() {}

    /** {@return why it cannot be an anchor, as the end of a sentence that begins with its name; nothing when it can} */
    static Optional<String> fault(AuthorityCertificate certificate) {
        boolean[] usages = certificate.x509().getKeyUsage();
        if (certificate.x509().getBasicConstraints() < 0 || usages != null && !usages[KEY_CERT_SIGN]) {
            return Optional.of("is not a CA certificate");
        }
        Optional<String> weakness = weakness(certificate);
        if (weakness.isPresent()) {
            return weakness;
        }
        try {
            NameConstraintsOfIssuer.of(certificate.structure());
        } catch (RuntimeException unreadable) {
            // BouncyCastle throws several kinds of it for an extension that makes no sense
            return Optional.of("has name constraints that cannot be read");
        }
        return Optional.empty();
    }

    /** {@return in the same way, whether its key is too weak} */
    static Optional<String> weakness(AuthorityCertificate certificate) {
        return KeyStrength.AUTHORITY.accepts(certificate.structure().getSubjectPublicKeyInfo())
                ? Optional.empty()
                : Optional.of("has a weak key: RSA with 2048 to 8192 bits, P-256, P-384 or P-521 is needed");
    }
}
