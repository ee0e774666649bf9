package ee.cdoc2.css.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.smartid.FlowType;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final CertificateAuthority CA =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST CA"), CLOCK);

    private static final Pattern EXPIRY = Pattern.compile("^css_certificate_expiry_days\\{");

    private final Metrics metrics = new Metrics(List::of, CLOCK);

    @Test
    void countsRequestsByRouteAndStatusWithTheirTime() {
        metrics.answered(Operation.RELEASE, 200, Duration.ofMillis(30));

        assertThat(metrics.scrape())
                .contains(
                        "css_requests_seconds_count{route=\"/key-shares/{shareId}\",status=\"200\"} 1",
                        "css_requests_seconds_bucket{route=\"/key-shares/{shareId}\",status=\"200\",le=\"0.025\"} 0",
                        "css_requests_seconds_bucket{route=\"/key-shares/{shareId}\",status=\"200\",le=\"0.05\"} 1");
    }

    @Test
    void countsWhatHappenedToShares() {
        metrics.stored();
        metrics.released(Scheme.V1, true);
        metrics.released(Scheme.V2, false);

        assertThat(metrics.scrape())
                .contains("css_shares_stored_total 1.0", "css_shares_released_total 2.0", "css_nonces_spent_total 1.0");
        assertThat(metrics.scrape())
                .contains(
                        "css_shares_released_by_scheme_total{scheme=\"v1\"} 1.0",
                        "css_shares_released_by_scheme_total{scheme=\"v2\"} 1.0");
        assertThat(metrics.sharesReleased()).isEqualTo(2);
    }

    @Test
    void countsSmartIdSignaturesByFlowFromZeroOn() {
        metrics.signed(FlowType.NOTIFICATION);

        assertThat(metrics.scrape())
                .contains(
                        "css_smart_id_signatures_total{flow=\"Notification\"} 1.0",
                        "css_smart_id_signatures_total{flow=\"QR\"} 0.0");
    }

    @Test
    void tellsHowManyDatabaseOperationsAreAtWork() {
        String within = metrics.database("keep", metrics::scrape);

        assertThat(within).contains("css_database_operations_active 1.0");
        assertThat(metrics.scrape())
                .contains("css_database_operations_active 0.0", "css_database_seconds_count{operation=\"keep\"} 1");
    }

    @Test
    void aDatabaseOperationThatFailsIsNotAtWorkAnyMore() {
        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.database("keep", () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(metrics.scrape()).contains("css_database_operations_active 0.0");
    }

    @Test
    void everyReasonStandsAtZeroBeforeItsFirstDenial() {
        assertThat(metrics.scrape()).contains("css_denials_total{reason=\"audit_unavailable\"} 0.0");
    }

    @Test
    void countsDenialsByReason() {
        metrics.denied(Denial.SIGNATURE_INVALID);
        metrics.denied(Denial.NONCE_SPENT);

        assertThat(metrics.scrape()).contains("css_denials_total{reason=\"signature_invalid\"} 1.0");
        assertThat(metrics.denials()).isEqualTo(2);
    }

    @Test
    void countsWhatCameOfEachOcspRequest() {
        metrics.asked("one.example", Optional.of(Denial.CERTIFICATE_REVOKED), Duration.ofMillis(3));
        metrics.asked("two.example", Optional.of(Denial.OCSP_UNREACHABLE), Duration.ofMillis(3));
        metrics.remembered("one.example");

        assertThat(metrics.scrape())
                .contains(
                        "css_ocsp_requests_seconds_count{outcome=\"certificate_revoked\",responder=\"one.example\"} 1",
                        "css_ocsp_requests_seconds_count{outcome=\"ocsp_unreachable\",responder=\"two.example\"} 1",
                        "css_ocsp_cache_hits_total{responder=\"one.example\"} 1.0");
    }

    @Test
    void countsTheDaysOfACertificate() {
        Metrics dated = new Metrics(() -> List.of(new DatedCertificate("anchor", CA.certificate())), CLOCK);

        double days =
                Duration.between(CLOCK.instant(), CA.certificate().getNotAfter().toInstant())
                                .toSeconds()
                        / 86400.0;
        assertThat(dated.scrape())
                .contains("css_certificate_expiry_days{serial=\""
                        + CA.certificate().getSerialNumber().toString(16) + "\",subject=\"")
                .contains("use=\"anchor\"} " + days);
    }

    @Test
    void showsWhatTheGaugesSayNow() {
        Metrics shown = new Metrics(
                new Gauges() {
                    @Override
                    public List<DatedCertificate> certificates() {
                        return List.of();
                    }

                    @Override
                    public OptionalInt poolSize() {
                        return OptionalInt.of(20);
                    }

                    @Override
                    public boolean serving() {
                        return false;
                    }

                    @Override
                    public long nonceKeyAgeSeconds() {
                        return 7;
                    }

                    @Override
                    public int requestsInProgress() {
                        return 3;
                    }

                    @Override
                    public int mostRequestsInProgress() {
                        return 160;
                    }
                },
                CLOCK);

        assertThat(shown.scrape())
                .contains(
                        "css_database_pool_size 20.0",
                        "css_serving 0.0",
                        "css_nonce_key_age_seconds 7.0",
                        "css_requests_in_progress 3.0",
                        "css_requests_in_progress_max 160.0");
    }

    @Test
    void aPoolWhoseSizeIsNotKnownIsNotShown() {
        assertThat(metrics.scrape()).contains("css_serving 1.0").doesNotContain("css_database_pool_size");
    }

    /** What eight Prometheus servers see that ask at once, while the anchors are loaded again and again. */
    @Test
    void everyScrapeOfManyAtOnceHasTheCertificatesOfOneMoment() throws Exception {
        List<DatedCertificate> before = anchors("BEFORE A", "BEFORE B", "BEFORE C");
        List<DatedCertificate> after = anchors("AFTER A", "AFTER B", "AFTER C");
        AtomicInteger asked = new AtomicInteger();
        Metrics shared = new Metrics(() -> asked.getAndIncrement() % 2 == 0 ? before : after, CLOCK);
        ExecutorService scrapers = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> scrapes = scrapers.invokeAll(Collections.nCopies(
                    400,
                    () -> shared.scrape().lines().filter(EXPIRY.asPredicate()).toList()));

            for (Future<List<String>> scrape : scrapes) {
                assertThat(scrape.get()).hasSize(3);
                assertThat(scrape.get())
                        .satisfiesAnyOf(
                                series -> assertThat(series).allMatch(line -> line.contains("CN=BEFORE ")),
                                series -> assertThat(series).allMatch(line -> line.contains("CN=AFTER ")));
            }
        } finally {
            scrapers.shutdownNow();
        }
    }

    @Test
    void aCertificateThatIsUsedTwiceForTheSameIsOneSeries() {
        DatedCertificate anchor = new DatedCertificate("anchor", CA.certificate());
        Metrics dated = new Metrics(() -> List.of(anchor, anchor), CLOCK);

        assertThat(dated.scrape().lines().filter(EXPIRY.asPredicate())).hasSize(1);
    }

    private static List<DatedCertificate> anchors(String... names) {
        return Arrays.stream(names)
                .map(name -> CertificateAuthority.selfSigned(CertificateAuthority.profile(name), CLOCK))
                .map(authority -> new DatedCertificate("anchor", authority.certificate()))
                .toList();
    }
}
