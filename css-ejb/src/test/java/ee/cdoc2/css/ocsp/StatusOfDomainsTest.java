package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.Certificates;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.trust.TrustDomain;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose certificates nobody asks about: those of the vendors that are named, and nobody else's. */
class StatusOfDomainsTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final TrustDomain VENDOR = new TrustDomain.Vendor("JIO");
    private static final CertificateStatus REVOKED = issued -> {
        throw new Denied(Denial.CERTIFICATE_REVOKED);
    };

    private final CertificateStatus status = new StatusOfDomains(REVOKED, Set.of(VENDOR));

    @Test
    void aVendorThatIsNamedIsNotAskedAbout() {
        assertThat(outcome(VENDOR)).isEmpty();
    }

    @Test
    void everybodyElseIs() {
        assertThat(outcome(new TrustDomain.Etsi())).hasValue(Denial.CERTIFICATE_REVOKED);
        assertThat(outcome(new TrustDomain.Vendor("OTHER"))).hasValue(Denial.CERTIFICATE_REVOKED);
    }

    private Optional<Denial> outcome(TrustDomain domain) {
        IssuedCertificate issued = Certificates.issued(
                CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")).certificate(), CA.certificate(), domain);
        return Outcome.of(() -> status.requireGood(issued));
    }
}
