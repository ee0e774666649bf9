package ee.cdoc2.css.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.keyset.FetchOutcome;
import ee.cdoc2.css.keyset.KeySetStatus;
import ee.cdoc2.css.keyset.LeftOutKey;
import ee.cdoc2.css.keyset.SigningServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySetMetricsTest {

    @Test
    void showsAgeKeysAndFetches() {
        KeySetStatus status = new KeySetStatus(
                SigningServer.RP_SERVER,
                List.of(),
                List.of(new LeftOutKey(Optional.of("kid"), Optional.empty(), LeftOutKey.Reason.PRIVATE)),
                Optional.of(Duration.ofMillis(1500)),
                true,
                Optional.empty(),
                Map.of(FetchOutcome.GOOD, 2L));

        assertThat(scrape(List.of(status)))
                .contains(
                        "css_key_set_age_seconds{server=\"rp-server\"} 1.5",
                        "css_key_set_usable{server=\"rp-server\"} 1.0",
                        "css_key_set_keys{server=\"rp-server\",state=\"taken\"} 0.0",
                        "css_key_set_keys{server=\"rp-server\",state=\"private\"} 1.0",
                        "css_key_set_keys{server=\"rp-server\",state=\"published\"} 0.0",
                        "css_key_set_fetches_total{outcome=\"good\",server=\"rp-server\"} 2.0",
                        "css_key_set_fetches_total{outcome=\"set_refused\",server=\"rp-server\"} 0.0")
                .doesNotContain("kid");
    }

    @Test
    void showsNoAgeOfASetThatNeverCame() {
        KeySetStatus status = new KeySetStatus(
                SigningServer.AUTH_SERVER, List.of(), List.of(), Optional.empty(), false, Optional.empty(), Map.of());

        assertThat(scrape(List.of(status)))
                .contains("css_key_set_usable{server=\"auth-server\"} 0.0")
                .doesNotContain("css_key_set_age_seconds{");
    }

    @Test
    void showsNothingWithoutKeySets() {
        assertThat(scrape(List.of())).doesNotContain("css_key_set");
    }

    private static String scrape(List<KeySetStatus> statuses) {
        return new Metrics(
                        new Gauges() {
                            @Override
                            public List<DatedCertificate> certificates() {
                                return List.of();
                            }

                            @Override
                            public List<KeySetStatus> keySets() {
                                return statuses;
                            }
                        },
                        Clock.systemUTC())
                .scrape();
    }
}
