package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.testkit.process.Polling;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a load balancer asks. */
class HealthIT extends BlackBox {

    private static final String DATABASE = "database";
    private static final Polling SOON = new Polling(Duration.ofSeconds(30));
    /** Less than the database is waited for. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void aServerThatServesSaysSo() {
        assertThat(health("started").up()).isTrue();
        assertThat(health("live").up()).isTrue();
        HealthAnswer ready = health("ready");
        assertThat(ready.up()).as(ready.text()).isTrue();
        assertThat(ready.up("service") && ready.up(DATABASE) && ready.up("trust-anchors") && ready.up("nonce-keys"))
                .isTrue();
    }

    @Test
    void anOcspOutageIsToldAndDoesNotMakeTheServerUnready() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser(environment.deadResponder()));
        Outcome.refused(client.fetch(share), 503, "certificate-status-unavailable");

        HealthAnswer ready = HealthAnswer.detailed(
                client, TestEnvironment.address(environment.server()), "ready", TestEnvironment.METRICS_TOKEN);

        assertThat(ready.up()).isTrue();
        assertThat(ready.text()).contains("degraded: ocsp_unreachable");
        assertThat(health("ready").text())
                .contains("{\"name\":\"ocsp\",\"status\":\"UP\"}")
                .doesNotContain("\"data\"", "degraded", "127.0.0.1", "localhost");
    }

    @Test
    @SecondProtocolIsSpoken
    void theKeySetsAreToldToWhoHasTheToken() {
        HealthAnswer ready = HealthAnswer.detailed(
                environment.client(),
                TestEnvironment.address(environment.server()),
                "ready",
                TestEnvironment.METRICS_TOKEN);

        assertThat(ready.up("key-sets")).isTrue();
        assertThat(ready.text()).contains("\"auth-server\":", "\"rp-server\":", " s old, last fetch ");
        assertThat(health("ready").text())
                .contains("{\"name\":\"key-sets\",\"status\":\"UP\"}")
                .doesNotContain("auth-server", "rp-server");
    }

    @Test
    @Tag("postgres")
    void withoutItsDatabaseAServerIsAliveAndNotReady() {
        ((PostgresDatabase) environment.database()).without("nonce_key", this::aliveAndNotReady);

        assertThat(SOON.until(() -> health("ready").up())).isTrue();
    }

    @Test
    @Tag("postgres")
    void withADatabaseThatHangsAServerIsAliveAndNotReady() {
        ((PostgresDatabase) environment.database()).locked("nonce_key", this::aliveAndNotReady);

        assertThat(SOON.until(() -> health("ready").up())).isTrue();
    }

    private void aliveAndNotReady() {
        assertThat(SOON.until(() -> !health("ready").up())).isTrue();
        Instant asked = Instant.now();
        assertThat(health("live").up()).isTrue();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
        assertThat(health("started").up()).isTrue();
        assertThat(health("ready").up(DATABASE)).isFalse();
    }

    private HealthAnswer health(String kind) {
        return HealthAnswer.of(environment.client(), TestEnvironment.address(environment.server()), kind);
    }
}
