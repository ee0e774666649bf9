package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.PendingRequests;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node on which everything hangs that may be in work refuses the rest, and is known to live. */
@Tag("h2")
class OverloadIT extends BlackBox {
    private static final Logger LOG = Logger.getLogger(OverloadIT.class.getName());

    /** {@code css.limit.in-progress}, as it is without being set but on Open Liberty. */
    private static final int PLACES = 160;
    /** All servers but Open Liberty have 200 threads: without a limit none of them would be left. */
    private static final int REQUESTS = 300;

    /** The first wait a second, whether another request ends. */
    private static final Duration AT_ONCE = Duration.ofSeconds(6);

    /** The median; on a busy machine the slowest says less. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(1);
    /** Without a thread there is no answer before the first request gives up. */
    private static final Duration EACH_ANSWERED_WITHIN = Duration.ofSeconds(5);

    private static final Duration LATER = Duration.ofSeconds(50);
    private static final int MEASUREMENTS = 5;

    @Test
    void healthAndMetricsAnswerWhileEverythingElseHangs() throws IOException {
        try (CssServer server = CssServer.start(environment
                .settings("overload", environment.newDatabase())
                .with("CSS_LIMIT_IN_PROGRESS", Integer.toString(PLACES))
                .with("CSS_OCSP_MAX_WAITING", "2000")
                .with("CSS_OCSP_TIMEOUT", "PT20S")
                .with("CSS_REQUEST_TIMEOUT", "PT1M"))) {
            RawHttps https = environment.https(server);
            ServerAddress address = TestEnvironment.address(server);
            CssClient client = environment.client(server);
            byte[] hanging = releaseThatHangs(client, address);
            int linesBefore = AuditLine.of(server.auditFile()).size();
            try (KeptConnection kept = new KeptConnection(https);
                    PendingRequests pending = new PendingRequests(https, REQUESTS)) {
                CssClient operator = new CssClient(
                        kept::send,
                        new JavaClientShape(address),
                        server.baseUrl().toString());
                assertThat(HealthAnswer.of(operator, address, "ready").up()).isTrue();

                pending.send(Collections.nCopies(REQUESTS, hanging));
                List<WireAnswer> refused = pending.answersWithin(AT_ONCE);
                Duration health = median(() -> assertThat(HealthAnswer.of(environment.client(server), address, "live")
                                .up())
                        .isTrue());
                Duration ready = median(() -> assertThat(
                                HealthAnswer.of(operator, address, "ready").up())
                        .isTrue());
                Duration metrics = median(() -> Scrape.of(operator, address, TestEnvironment.METRICS_TOKEN));
                LOG.info(() -> String.format(
                        Locale.ROOT,
                        "of %d refused at once %d, hung up on %d; live %s, ready %s, metrics %s",
                        REQUESTS,
                        refused.size(),
                        pending.hungUp(),
                        health,
                        ready,
                        metrics));

                assertThat(refused).hasSize(REQUESTS - PLACES).allSatisfy(OverloadIT::isOverloaded);
                assertThat(List.of(health, ready, metrics))
                        .allSatisfy(each -> assertThat(each).isLessThan(ANSWERED_WITHIN));
                Scrape scrape = Scrape.of(operator, address, TestEnvironment.METRICS_TOKEN);
                assertThat(scrape.value("css_requests_in_progress")).isEqualTo(PLACES);
                assertThat(scrape.value("css_requests_in_progress_max")).isEqualTo(PLACES);
                assertThat(scrape.value("css_denials_total{reason=\"overloaded\"}"))
                        .isEqualTo(REQUESTS - PLACES);
                assertThat(AuditLine.of(server.auditFile()))
                        .as("lines of what was refused at once")
                        .hasSize(linesBefore);
                isOverloaded(environment.client(server).send(openApi(address)));

                List<WireAnswer> later = pending.answersWithin(LATER);
                assertThat(later.size() + pending.hungUp()).isEqualTo(PLACES);
            }
            assertThat(client.send(openApi(address)).status()).isEqualTo(200);
            StoredShare share = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(share), share);
        }
    }

    private static void isOverloaded(WireAnswer answer) {
        Outcome.refused(answer, 503, "overloaded");
        assertThat(answer.header("Retry-After")).contains("2");
    }

    private byte[] releaseThatHangs(CssClient client, ServerAddress address) {
        StoredShare share = client.store(
                environment.mobileIdUser(environment.slowResponder().url("/slow/" + UUID.randomUUID())));
        return new JavaClientShape(address)
                .fetch(
                        share.shareId(),
                        client.ticket(share, client.nonce(share)),
                        share.recipient().identity().x5c());
    }

    private static byte[] openApi(ServerAddress address) {
        return RequestBytes.of("GET", "/openapi", address)
                .header("Connection", "close")
                .bytes();
    }

    private static Duration median(Runnable question) {
        List<Duration> measured = new ArrayList<>();
        for (int i = 0; i < MEASUREMENTS; i++) {
            long begun = System.nanoTime();
            question.run();
            measured.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        assertThat(measured).allSatisfy(each -> assertThat(each).isLessThan(EACH_ANSWERED_WITHIN));
        Duration[] sorted = measured.toArray(Duration[]::new);
        Arrays.sort(sorted);
        return sorted[MEASUREMENTS / 2];
    }
}
