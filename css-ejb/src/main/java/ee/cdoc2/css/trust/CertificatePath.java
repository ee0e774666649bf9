package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.trust.TrustAnchors.Anchor;
import java.time.Clock;
import java.util.Optional;

/**
 * Whether a certificate was issued by a trust anchor of the recipient's domain (RFC 5280 section 6). Only the end
 * entity's certificate is presented, so the issuing CAs themselves are the anchors, and the path has one certificate.
 */
public final class CertificatePath {
    private final TrustAnchors anchors;
    private final Clock clock;
    private final DirectIssue directIssue;

    /**
     * A check against these anchors.
     *
     * @param anchors  the trusted issuers
     * @param clock    what "now" is
     * @param verifier verifies signatures
     */
    public CertificatePath(TrustAnchors anchors, Clock clock, SignatureVerifier verifier) {
        this.anchors = anchors;
        this.clock = clock;
        this.directIssue = new DirectIssue(clock, verifier);
    }

    /**
     * Finds the anchor that issued the certificate.
     *
     * @param certificate the end entity's certificate
     * @param domain      whose anchors count
     * @return the certificate with its issuer
     * @throws Denied {@link Denial#CERTIFICATE_UNTRUSTED} when no anchor issued it, when it is an anchor itself, breaks
     *                its issuer's name constraints, or has a critical extension that nobody knows;
     *                {@link Denial#CERTIFICATE_EXPIRED}, {@link Denial#CERTIFICATE_NOT_YET_VALID};
     *                {@link Denial#TRUST_ANCHOR_NOT_VALID} when the anchor is outside its own validity
     */
    public IssuedCertificate validate(RecipientCertificate certificate, TrustDomain domain) {
        if (anchors.contains(certificate)) {
            throw new Denied(Denial.CERTIFICATE_UNTRUSTED);
        }
        Denial denial = Denial.CERTIFICATE_UNTRUSTED;
        // several anchors may have the name, with different keys or different validity: one that fits is enough
        for (Anchor anchor : anchors.issuersOf(certificate, domain)) {
            Optional<Denial> fault = fault(certificate, anchor);
            if (fault.isEmpty()) {
                return new IssuedCertificate(certificate, anchor.certificate(), domain);
            }
            if (denial == Denial.CERTIFICATE_UNTRUSTED) {
                denial = fault.get();
            }
        }
        throw new Denied(denial);
    }

    /**
     * Whether what {@link #validate} found a while ago would be found now: its anchor is trusted still, and both certificates
     * are valid still. The signature, which does not change, is not verified again.
     *
     * @param issued what was found
     * @param domain whose anchors count
     * @return true when it would
     */
    public boolean holds(IssuedCertificate issued, TrustDomain domain) {
        return issued.isValidAt(clock.instant())
                && !anchors.contains(issued.certificate())
                && anchors.issuersOf(issued.certificate(), domain).stream()
                        .anyMatch(anchor -> anchor.x509().equals(issued.issuer().x509()));
    }

    private Optional<Denial> fault(RecipientCertificate certificate, Anchor anchor) {
        Optional<Denial> fault = directIssue.fault(certificate.x509(), anchor.x509());
        if (fault.isPresent()) {
            return fault;
        }
        if (!anchor.isValidAt(clock.instant())) {
            return Optional.of(Denial.TRUST_ANCHOR_NOT_VALID); // PKIX does not look at the anchor's dates
        }
        return anchor.constraints().permit(certificate.structure())
                ? Optional.empty()
                : Optional.of(Denial.CERTIFICATE_UNTRUSTED);
    }
}
