package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that is about to stop says so first, and still answers. */
@Tag("h2")
class DrainIT extends BlackBox {

    private static final Duration DRAIN = Duration.ofSeconds(15);
    /** 128 + 15: ended by SIGTERM, as the shell counts; 0 where the server says it ended as it wished. */
    private static final List<Integer> CLEAN = List.of(0, 143);

    @Test
    void aNodeThatDrainsIsNotReadyAndStillAnswers() {
        try (CssServer server = CssServer.start(environment
                .settings("drain", environment.newDatabase())
                .with("CSS_SHUTDOWN_DRAIN", DRAIN.toString()))) {
            CssClient client = environment.client(server);
            assertThat(get(client, "/health/ready").status()).isEqualTo(200);
            long begun = System.nanoTime();
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(server::drainAndStop);

            assertThat(new Polling(DRAIN)
                            .until(() -> get(client, "/health/ready").status() == 503))
                    .isTrue();

            WireAnswer health = get(client, "/health/ready");
            assertThat(health.text()).contains("draining");
            assertThat(health.header("Connection"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualToIgnoringCase("close"));
            assertThat(get(client, "/health/live").status()).isEqualTo(200);
            StoredShare share = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(share), share);

            assertThat(end.join()).isIn(CLEAN);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(DRAIN);
        }
    }

    private static WireAnswer get(CssClient client, String path) {
        return client.send(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
