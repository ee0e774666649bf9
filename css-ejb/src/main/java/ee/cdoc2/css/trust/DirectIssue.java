package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one certificate was issued directly by another: RFC 5280 section 6.1 for a path of one certificate, by the
 * JDK's PKIX validator. Signature, names, validity now, critical extensions; not revocation. Safe for many threads.
 */
public final class DirectIssue {
    private final Clock clock;
    private final SignatureVerifier verifier;

    /**
     * A check at the clock's time.
     *
     * @param clock    what "now" is
     * @param verifier verifies signatures
     */
    public DirectIssue(Clock clock, SignatureVerifier verifier) {
        this.clock = clock;
        this.verifier = verifier;
    }

    /**
     * Looks for a fault.
     *
     * @param certificate the certificate that was presented
     * @param issuer      the certificate of a trusted issuer
     * @return nothing when the issuer issued the certificate and it is valid now; or
     *         {@link Denial#CERTIFICATE_EXPIRED}, {@link Denial#CERTIFICATE_NOT_YET_VALID},
     *         {@link Denial#CERTIFICATE_UNTRUSTED}
     */
    public Optional<Denial> fault(X509Certificate certificate, X509Certificate issuer) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            // factory and validator are cheap, and not promised to be safe for many threads
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(List.of(new CheckedCertificate(certificate, verifier))),
                            parameters);
            return Optional.empty();
        } catch (CertPathValidatorException fault) {
            return Optional.of(denial(fault.getReason()));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            // RuntimeException: thrown for some certificates that could be parsed but make no sense
            return Optional.of(Denial.CERTIFICATE_UNTRUSTED);
        }
    }

    private static Denial denial(CertPathValidatorException.Reason reason) {
        if (reason == CertPathValidatorException.BasicReason.EXPIRED) {
            return Denial.CERTIFICATE_EXPIRED;
        }
        if (reason == CertPathValidatorException.BasicReason.NOT_YET_VALID) {
            return Denial.CERTIFICATE_NOT_YET_VALID;
        }
        return Denial.CERTIFICATE_UNTRUSTED;
    }
}
