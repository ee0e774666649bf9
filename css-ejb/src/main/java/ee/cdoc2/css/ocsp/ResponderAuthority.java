package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.trust.AuthorityCertificate;
import ee.cdoc2.css.trust.DirectIssue;
import ee.cdoc2.css.trust.KeyStrength;
import ee.cdoc2.css.trust.SignatureStrength;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/** Who may sign answers about an issuer's certificates (RFC 6960 section 4.2.2.2). */
final class ResponderAuthority {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final int DIGITAL_SIGNATURE = 0;

    private final DirectIssue directIssue;
    private final Clock clock;
    private final List<AuthorityCertificate> configured;

    /**
     * @param configured certificates that may sign as well, while they are valid
     */
    ResponderAuthority(Clock clock, Set<X509Certificate> configured, SignatureVerifier verifier) {
        this.clock = clock;
        this.directIssue = new DirectIssue(clock, verifier);
        this.configured = configured.stream().map(AuthorityCertificate::of).toList();
    }

    /** {@return all who may sign this answer: the issuer, configured responders, delegates that are attached} */
    List<AuthorityCertificate> signers(BasicOCSPResp answer, AuthorityCertificate issuer) {
        List<AuthorityCertificate> signers = new ArrayList<>();
        signers.add(issuer);
        configured.stream()
                .filter(certificate -> certificate.isValidAt(clock.instant()))
                .forEach(signers::add);
        Arrays.stream(answer.getCerts())
                .map(AuthorityCertificate::of)
                .flatMap(Optional::stream) // what the JDK cannot read may not sign; the others still may
                .filter(certificate -> isDelegate(certificate, issuer))
                .forEach(signers::add);
        return signers;
    }

    /**
     * A delegate is issued directly by the same issuer, for OCSPSigning. Its own revocation is not asked for, whether
     * it has {@code ocsp-nocheck} or not: that question would need another delegate in turn, and SK's delegates are valid for weeks only.
     */
    private boolean isDelegate(AuthorityCertificate certificate, AuthorityCertificate issuer) {
        return isForOcsp(certificate.x509())
                && KeyStrength.AUTHORITY.accepts(certificate.structure().getSubjectPublicKeyInfo())
                && SignatureStrength.isAccepted(certificate.structure())
                && directIssue.fault(certificate.x509(), issuer.x509()).isEmpty();
    }

    private static boolean isForOcsp(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean[] usages = certificate.getKeyUsage();
            return purposes != null && purposes.contains(OCSP_SIGNING) && (usages == null || usages[DIGITAL_SIGNATURE]);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
