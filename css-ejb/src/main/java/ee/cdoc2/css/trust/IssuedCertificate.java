package ee.cdoc2.css.trust;

import java.time.Instant;

/** A recipient's certificate whose path to a trust anchor has been verified. Only {@link CertificatePath} makes one. */
public final class IssuedCertificate {
    private final RecipientCertificate certificate;
    private final AuthorityCertificate issuer;
    private final TrustDomain domain;

    IssuedCertificate(RecipientCertificate certificate, AuthorityCertificate issuer, TrustDomain domain) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.domain = domain;
    }

    /** {@return the recipient's certificate} */
    public RecipientCertificate certificate() {
        return certificate;
    }

    /** Whether a moment lies within the validity of both certificates. */
    boolean isValidAt(Instant moment) {
        return !moment.isBefore(certificate.x509().getNotBefore().toInstant())
                && !moment.isAfter(certificate.x509().getNotAfter().toInstant())
                && issuer.isValidAt(moment);
    }

    /** {@return whose anchors it was verified with} */
    public TrustDomain domain() {
        return domain;
    }

    /** {@return the trust anchor that issued it directly} */
    public AuthorityCertificate issuer() {
        return issuer;
    }
}
