package ee.cdoc2.css.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.cdoc2.css.audit.Operation;
import ee.cdoc2.css.protocol.Denial;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final CertificateAuthority CA =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST CA"), CLOCK);

    private final Figures figures = new Figures(List::of, CLOCK);

    @Test
    void countsRequestsByRouteAndStatusWithTheirTime() {
        figures.answered(Operation.RELEASE, 200, Duration.ofMillis(30));

        assertThat(figures.scrape())
                .contains(
                        "css_requests_seconds_count{route=\"/key-shares/{shareId}\",status=\"200\"} 1",
                        "css_requests_seconds_bucket{route=\"/key-shares/{shareId}\",status=\"200\",le=\"0.025\"} 0",
                        "css_requests_seconds_bucket{route=\"/key-shares/{shareId}\",status=\"200\",le=\"0.05\"} 1");
    }

    @Test
    void countsWhatHappenedToShares() {
        figures.stored();
        figures.released(true);
        figures.released(false);

        assertThat(figures.scrape())
                .contains("css_shares_stored_total 1.0", "css_shares_released_total 2.0", "css_nonces_spent_total 1.0");
        assertThat(figures.sharesReleased()).isEqualTo(2);
    }

    @Test
    void tellsHowManyDatabaseOperationsAreAtWork() {
        String within = figures.database("keep", figures::scrape);

        assertThat(within).contains("css_database_operations_active 1.0");
        assertThat(figures.scrape())
                .contains("css_database_operations_active 0.0", "css_database_seconds_count{operation=\"keep\"} 1");
    }

    @Test
    void aDatabaseOperationThatFailsIsNotAtWorkAnyMore() {
        assertThatIllegalStateException()
                .isThrownBy(() -> figures.database("keep", () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(figures.scrape()).contains("css_database_operations_active 0.0");
    }

    @Test
    void everyReasonStandsAtZeroBeforeItsFirstDenial() {
        assertThat(figures.scrape()).contains("css_denials_total{reason=\"audit_unavailable\"} 0.0");
    }

    @Test
    void countsDenialsByReason() {
        figures.denied(Denial.SIGNATURE_INVALID);
        figures.denied(Denial.NONCE_SPENT);

        assertThat(figures.scrape()).contains("css_denials_total{reason=\"signature_invalid\"} 1.0");
        assertThat(figures.denials()).isEqualTo(2);
    }

    @Test
    void tellsAnOutageFromAWordAboutTheCertificate() {
        figures.asked("one.example", Optional.of(Denial.CERTIFICATE_REVOKED), Duration.ofMillis(3));
        figures.asked("two.example", Optional.of(Denial.OCSP_UNREACHABLE), Duration.ofMillis(3));
        figures.remembered("one.example");

        assertThat(figures.scrape())
                .contains(
                        "css_ocsp_requests_seconds_count{outcome=\"certificate_revoked\",responder=\"one.example\"} 1",
                        "css_ocsp_cache_hits_total{responder=\"one.example\"} 1.0");
        assertThat(figures.responders().get("one.example").answered()).isTrue();
        assertThat(figures.responders().get("two.example").answered()).isFalse();
    }

    @Test
    void countsTheDaysOfACertificate() {
        Figures dated = new Figures(() -> List.of(new DatedCertificate("anchor", CA.certificate())), CLOCK);

        double days =
                Duration.between(CLOCK.instant(), CA.certificate().getNotAfter().toInstant())
                                .toSeconds()
                        / 86400.0;
        assertThat(dated.scrape())
                .contains("css_certificate_expiry_days{serial=\""
                        + CA.certificate().getSerialNumber().toString(16) + "\",subject=\"")
                .contains("use=\"anchor\"} " + days);
    }
}
