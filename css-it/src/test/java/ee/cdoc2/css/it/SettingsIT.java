package ee.cdoc2.css.it;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.PreparedVector;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.JsonLogLine;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.TicketVector.NonceKind;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Settings that change what a ticket can do, how much is stored, and how the log is written. */
@Tag("h2")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason =
                "what these settings do is the application's, whatever server it runs on: css.jar shows it for all")
class SettingsIT extends BlackBox {

    private static final Duration LIFETIME = Duration.ofSeconds(20);
    private static final int MOST = 5;

    @Test
    void aTicketWorksAgainAndTheStoreIsFullAndTheLogIsJsonWhenConfiguredSo() {
        ServerSettings settings = environment
                .settings("reusable", environment.newDatabase())
                .with("CSS_LOG_FORMAT", "json")
                .with("CSS_OCSP_MODE", "off")
                .with("CSS_NONCE_SINGLE_USE", "false")
                .with("CSS_NONCE_LIFETIME", LIFETIME.toString())
                .with("CSS_STORE_MAX_SHARES", Integer.toString(MOST));
        try (CssServer server = CssServer.start(settings)) {
            assertThat(server.log()).contains("OCSP is off: revoked certificates are accepted");
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(share), share);

            PreparedVector stale = PreparedVector.set(environment, server, client, expired());
            String ticket = client.ticket(share, client.nonce(share));
            Outcome.released(client.fetch(share, ticket), share);
            Outcome.released(client.fetch(share, ticket), share);
            boolean expired = new Polling(LIFETIME.multipliedBy(2))
                    .everySecond()
                    .until(() -> client.fetch(share, ticket).status() == 404);

            assertThat(expired).isTrue();
            Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
            assertThat(stale.vector()
                            .expectation()
                            .allows(client.send(stale.request()).status()))
                    .isTrue();

            fill(server, client, share);
            assertThatTheLogIsJson(server, client);
        }
    }

    private static void assertThatTheLogIsJson(CssServer server, CssClient client) {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        WireAnswer refused = client.send(RequestBytes.of(
                        "POST", "/key-shares/0123456789abcdef0123456789abcdef/nonce", TestEnvironment.address(server))
                .header("Connection", "close")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .bytes(new byte[0]));

        List<JsonLogLine> lines = JsonLogLine.of(server.log());
        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line.fields())
                        .containsKeys(
                                "@timestamp",
                                "log.level",
                                "log.logger",
                                "message",
                                "service.version",
                                "process.thread.id"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.fields())
                        .containsEntry(
                                "http.request.id",
                                refused.header("X-Request-Id").orElseThrow())
                        .containsEntry("trace.id", trace)
                        .containsEntry("log.level", "INFO"));
    }

    private static void fill(CssServer server, CssClient client, StoredShare share) {
        ServerAddress address = TestEnvironment.address(server);
        byte[] another = new JavaClientShape(address)
                .store(share.base64(), share.recipient().id());
        List<Integer> statuses = IntStream.range(0, MOST)
                .mapToObj(each -> client.send(another).status())
                .toList();

        assertThat(statuses)
                .startsWith(201)
                .endsWith(503)
                .containsOnly(201, 503)
                .isSortedAccordingTo(naturalOrder());
        Outcome.refused(client.send(another), 503, "store-full");
        Outcome.released(client.fetch(share), share);
        Scrape scrape = Scrape.of(client, address, TestEnvironment.METRICS_TOKEN);
        assertThat(scrape.value("css_store_shares")).isEqualTo(MOST);
        assertThat(scrape.value("css_store_max_shares")).isEqualTo(MOST);
    }

    private static TicketVector expired() {
        return Vectors.ofRepository().tickets().stream()
                .filter(vector -> vector.nonce() == NonceKind.EXPIRED)
                .findFirst()
                .orElseThrow();
    }
}
