package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.trust.DirectIssue;
import ee.cdoc2.css.trust.KeyStrength;
import ee.cdoc2.css.trust.SignatureStrength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/** Who may sign answers about an issuer's certificates (RFC 6960 section 4.2.2.2). */
final class ResponderAuthority {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final int DIGITAL_SIGNATURE = 0;

    private final DirectIssue directIssue;
    private final Clock clock;
    private final Set<X509Certificate> configured;

    /**
     * @param configured certificates that may sign as well, while they are valid
     */
    ResponderAuthority(Clock clock, Set<X509Certificate> configured) {
        this.clock = clock;
        this.directIssue = new DirectIssue(clock);
        this.configured = configured;
    }

    /** {@return all who may sign this answer, if they did: issuer, configured responders, attached delegates} */
    List<X509Certificate> signers(BasicOCSPResp answer, X509Certificate issuer) {
        List<X509Certificate> signers = new ArrayList<>();
        signers.add(issuer);
        configured.stream().filter(this::isValidNow).forEach(signers::add);
        Arrays.stream(answer.getCerts())
                .map(ResponderAuthority::certificate)
                .flatMap(Optional::stream)
                .filter(certificate -> isDelegate(certificate, issuer))
                .forEach(signers::add);
        return signers;
    }

    private boolean isValidNow(X509Certificate certificate) {
        return !clock.instant().isBefore(certificate.getNotBefore().toInstant())
                && !clock.instant().isAfter(certificate.getNotAfter().toInstant());
    }

    /**
     * A delegate is issued directly by the same issuer, for OCSPSigning. Its own revocation is not asked for, whether
     * it has {@code ocsp-nocheck} or not: the question would go round in circles, and SK's delegates live for weeks.
     */
    private boolean isDelegate(X509Certificate certificate, X509Certificate issuer) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean[] usages = certificate.getKeyUsage();
            if (purposes == null || !purposes.contains(OCSP_SIGNING) || usages != null && !usages[DIGITAL_SIGNATURE]) {
                return false;
            }
            KeyStrength.AUTHORITY.check(certificate);
            SignatureStrength.check(certificate);
            return directIssue.fault(certificate, issuer).isEmpty();
        } catch (CertificateParsingException | Denied unsuitable) {
            return false;
        }
    }

    /** A certificate that the JDK cannot read belongs to nobody who may sign; the others still may. */
    private static Optional<X509Certificate> certificate(X509CertificateHolder attached) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(attached.getEncoded())));
        } catch (IOException | CertificateException unreadable) {
            return Optional.empty();
        }
    }
}
