package ee.cdoc2.css.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** The certificate of an issuer or of an OCSP responder, in the same two forms as a {@link RecipientCertificate}. */
public final class AuthorityCertificate {
    private final X509Certificate x509;
    private final X509CertificateHolder structure;

    private AuthorityCertificate(X509Certificate x509, X509CertificateHolder structure) {
        this.x509 = x509;
        this.structure = structure;
    }

    /**
     * Decodes a certificate of the configuration.
     *
     * @param x509 as the JDK has read it
     * @return the certificate
     * @throws IllegalArgumentException when BouncyCastle cannot read what the JDK could
     */
    public static AuthorityCertificate of(X509Certificate x509) {
        try {
            return new AuthorityCertificate(x509, new X509CertificateHolder(x509.getEncoded()));
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException("the certificate cannot be read", unreadable);
        }
    }

    /**
     * Decodes a certificate that came with an OCSP answer.
     *
     * @param structure as it was attached
     * @return the certificate; nothing when the JDK cannot read it
     */
    public static Optional<AuthorityCertificate> of(X509CertificateHolder structure) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return Optional.of(new AuthorityCertificate(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(structure.getEncoded())),
                    structure));
        } catch (IOException | CertificateException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Whether a moment lies within the certificate's validity, both ends included (RFC 5280 section 4.1.2.5).
     *
     * @param moment the moment
     * @return true when it does
     */
    public boolean isValidAt(Instant moment) {
        return !moment.isBefore(x509.getNotBefore().toInstant())
                && !moment.isAfter(x509.getNotAfter().toInstant());
    }

    /** {@return the JDK's form} */
    public X509Certificate x509() {
        return x509;
    }

    /** {@return the ASN.1 structure} */
    public X509CertificateHolder structure() {
        return structure;
    }
}
