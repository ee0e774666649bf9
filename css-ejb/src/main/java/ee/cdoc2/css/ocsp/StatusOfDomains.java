package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.TrustDomain;
import java.util.Set;

/**
 * Asks for the status of certificates, but not for those of some domains: a vendor whose certificates no responder knows, such
 * as that of a probe (docs/operations, The probe).
 *
 * @param asked    tells the status of all others
 * @param notAsked domains of vendors; a certificate of theirs is good for as long as its path is
 */
public record StatusOfDomains(CertificateStatus asked, Set<TrustDomain> notAsked) implements CertificateStatus {
    /** Copies the set. */
    public StatusOfDomains {
        notAsked = Set.copyOf(notAsked);
    }

    @Override
    public void requireGood(IssuedCertificate issued) {
        if (!notAsked.contains(issued.domain())) {
            asked.requireGood(issued);
        }
    }
}
