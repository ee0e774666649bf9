package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics for Prometheus: for whoever has the token, and exact. */
class MetricsIT extends BlackBox {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer " + TestEnvironment.METRICS_TOKEN + "x",
                "Basic Y3NzOmNzcw==",
                TestEnvironment.METRICS_TOKEN
            })
    void withoutTheTokenThereIsNoSuchPage(String authorization) {
        Outcome.refused(environment.client().send(Scrape.request(address(), authorization)), 404, "no-such-resource");
    }

    @Test
    void theMetricsMoveByWhatWasDone() {
        CssClient client = environment.client();
        Scrape before = scrape();

        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share, ticket), share);
        Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
        Outcome.released(client.fetch(share), share);

        Scrape after = scrape();
        moved(before, after, "css_shares_stored_total", 1);
        moved(before, after, "css_shares_released_total", 2);
        moved(before, after, "css_nonces_spent_total", 2);
        moved(before, after, "css_denials_total{reason=\"nonce_spent\"}", 1);
        moved(before, after, "css_denials_total{reason=\"signature_invalid\"}", 0);
        moved(before, after, "css_requests_seconds_count{route=\"/key-shares\",status=\"201\"}", 1);
        moved(before, after, "css_requests_seconds_count{route=\"/key-shares/{shareId}/nonce\",status=\"200\"}", 2);
        moved(before, after, "css_requests_seconds_count{route=\"/key-shares/{shareId}\",status=\"200\"}", 2);
        moved(before, after, "css_requests_seconds_count{route=\"/key-shares/{shareId}\",status=\"404\"}", 1);
        moved(before, after, "css_requests_seconds_bucket{route=\"/key-shares\",status=\"201\",le=\"+Inf\"}", 1);
        moved(before, after, "css_ocsp_requests_seconds_count{outcome=\"good\",responder=\"127.0.0.1\"}", 1);
        moved(before, after, "css_ocsp_cache_hits_total{responder=\"127.0.0.1\"}", 2);
        moved(before, after, "css_database_seconds_count{operation=\"keep\"}", 1);
        moved(before, after, "css_database_seconds_count{operation=\"exists\"}", 2);
        moved(before, after, "css_database_seconds_count{operation=\"release\"}", 3);
        moved(before, after, "css_audit_failures_total", 0);
    }

    @Test
    void theStateOfTheServerIsAMetricToo() {
        Scrape now = scrape();

        assertThat(now.value("css_serving")).isEqualTo(1);
        assertThat(now.value("css_database_pool_size")).isEqualTo(20);
        assertThat(now.value("css_nonce_key_age_seconds")).isBetween(0.0, 86_400.0);
        assertThat(days(now, "use=\"tls\"")).isBetween(364.0, 365.0);
        assertThat(days(now, "CN=TEST EID CA")).isBetween(364.0, 365.0);
    }

    private static double days(Scrape now, String label) {
        return now.samples().entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("css_certificate_expiry_days")
                        && sample.getKey().contains(label))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static void moved(Scrape before, Scrape after, String sample, double by) {
        assertThat(after.value(sample) - before.value(sample)).as(sample).isEqualTo(by);
    }

    private ServerAddress address() {
        return TestEnvironment.address(environment.server());
    }
}
