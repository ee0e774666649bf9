package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * One source cannot ask for more than it may, and keeps nobody else from anything. Each test comes from addresses of its own, to which
 * the shared server gives little; 127.0.0.1, from which all others come, has no limit.
 */
@Tag("h2")
class LimitsIT extends BlackBox {
    private static final String OURS = "micro|payara-server";
    private static final String NOT_OURS = "css.jar's listener, and Payara Server's, is Grizzly with our filters";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Polling SOON = new Polling(Duration.ofSeconds(10));

    @Test
    void storesOfOneSourceAreBounded() {
        StoredShare example = environment.client().store(environment.mobileIdUser());
        byte[] store = shape().store(example.base64(), example.recipient().id());
        CssClient greedy = clientFrom("127.0.1.1");

        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(each -> greedy.send(store).status())
                .toList();

        assertThat(statuses).containsExactly(201, 201, 201, 429, 429);
        tooMany(greedy.send(store), 1200);
        assertThat(clientFrom("127.0.1.2").send(store).status()).isEqualTo(201);
        assertThat(environment.client().send(store).status()).isEqualTo(201);
    }

    @Test
    void whoPretendsAnotherAddressIsTheSameSource() {
        CssClient greedy = clientFrom("127.0.2.1");

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(each -> greedy.send(RequestBytes.of("POST", "/session_nonce", address())
                                .header("X-Forwarded-For", "203.0.113." + each)
                                .header("Forwarded", "for=203.0.113." + each)
                                .header("X-Real-IP", "203.0.113." + each)
                                .header("Proxy-ip", "203.0.113." + each)
                                .header("$WSRA", "203.0.113." + each)
                                .header("Connection", "close")
                                .bytes(new byte[0]))
                        .status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 200, 429, 429);
    }

    @Test
    void noncesOfOneSourceAreBounded() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        byte[] nonce = shape().nonce(share.shareId());
        CssClient greedy = clientFrom("127.0.3.1");

        IntStream.range(0, 5)
                .forEach(each -> assertThat(greedy.send(nonce).status()).isEqualTo(200));

        tooMany(greedy.send(nonce), 720);
        assertThat(greedy.send(nonce).status()).isEqualTo(429);
    }

    @Test
    void afterTooManyRefusalsNothingIsLookedAtAndNothingSpentOrRecorded() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));
        CssClient behindOneAddress = clientFrom("127.0.4.1");
        String guessed = "0123456789abcdef0123456789abcdef";
        int before = lines().size();

        assertThat(behindOneAddress.send(shape().nonce(guessed)).status()).isEqualTo(404);
        assertThat(behindOneAddress.send(shape().nonce(guessed)).status()).isEqualTo(404);
        tooMany(behindOneAddress.send(shape().nonce(guessed)), 1800);
        tooMany(behindOneAddress.fetch(share, ticket), 1800);

        assertThat(lines().subList(before, lines().size()))
                .extracting(AuditLine::reason)
                .containsExactly("SHARE_UNKNOWN", "SHARE_UNKNOWN");
        Outcome.released(environment.client().fetch(share, ticket), share);
    }

    @Test
    void ofMalformedStoresNoMoreHaveLinesThanMay() {
        CssClient greedy = clientFrom("127.0.5.1");
        byte[] malformed = shape().store("AA==", environment.mobileIdUser().id());
        int before = lines().size();
        double unrecorded = scrape().value("css_refusals_unrecorded_total");

        IntStream.range(0, 3).forEach(each -> Outcome.refused(greedy.send(malformed), 400, "malformed-request"));
        tooMany(greedy.send(malformed), 1200);

        assertThat(lines()).hasSize(before + 2);
        assertThat(scrape().value("css_refusals_unrecorded_total") - unrecorded).isEqualTo(1);
    }

    @Test
    void descriptionsForOneSourceAreBounded() {
        CssClient greedy = clientFrom("127.0.10.1");
        byte[] description = RequestBytes.of("GET", "/openapi", address())
                .header("Connection", "close")
                .bytes();

        assertThat(greedy.send(description).status()).isEqualTo(200);
        assertThat(greedy.send(description).status()).isEqualTo(200);
        tooMany(greedy.send(description), 1800);
        assertThat(clientFrom("127.0.10.2").send(description).status()).isEqualTo(200);
    }

    @Test
    @EnabledIfSystemProperty(named = "css.it.server", matches = OURS, disabledReason = NOT_OURS)
    void connectionsOfAllSourcesTogetherAreBoundedButForWhoIsExempt() throws IOException {
        try (CssServer server = CssServer.start(environment
                .settings("connections", environment.newDatabase())
                .with("CSS_LIMIT_ALL_CONNECTIONS", "3"))) {
            byte[] health = RequestBytes.of("GET", "/health/live", TestEnvironment.address(server))
                    .bytes();
            RawHttps another = httpsFrom(server, "127.0.11.3");
            try (WireConnection first = httpsFrom(server, "127.0.11.1").open();
                    WireConnection second = httpsFrom(server, "127.0.11.1").open();
                    WireConnection third = httpsFrom(server, "127.0.11.2").open()) {
                assertThatThrownBy(another::open).isInstanceOf(IOException.class);
                assertThat(first.exchange(health).status()).isEqualTo(200);
                assertThat(second.exchange(health).status()).isEqualTo(200);
                assertThat(third.exchange(health).status()).isEqualTo(200);
                assertThat(environment.https(server).send(health).status()).isEqualTo(200);
            }
            assertThat(SOON.until(() -> isServed(another))).isTrue();
            assertThat(Scrape.of(
                                    environment.client(server),
                                    TestEnvironment.address(server),
                                    TestEnvironment.METRICS_TOKEN)
                            .value("css_connections_refused_total{limit=\"all-connections\"}"))
                    .isPositive();
        }
    }

    /** On WildFly the one beyond them is not accepted, and on the others it is closed. */
    @Test
    void eachServerServesNoMoreConnectionsThanMayBe() throws IOException {
        int most = 8;
        try (CssServer server = CssServer.start(environment
                .settings("served-connections", environment.newDatabase())
                .with("CSS_LIMIT_ALL_CONNECTIONS", Integer.toString(most)))) {
            Deque<WireConnection> open = new ArrayDeque<>();
            try {
                assertThatThrownBy(() -> {
                            while (open.size() <= most) {
                                open.add(httpsFrom(server, "127.0.12." + (1 + open.size() / 2))
                                        .timeout(PATIENCE)
                                        .open());
                            }
                        })
                        .isInstanceOf(IOException.class);
                assertThat(open).hasSizeBetween(1, most);
            } finally {
                for (WireConnection connection : open) {
                    connection.close();
                }
            }
            RawHttps another = httpsFrom(server, "127.0.13.1");
            assertThat(SOON.until(() -> isServed(another))).isTrue();
        }
    }

    @Test
    void healthAndMetricsAnswerASourceThatIsRefusedEverythingElse() {
        CssClient greedy = clientFrom("127.0.6.1");
        byte[] malformed = shape().store("AA==", environment.mobileIdUser().id());
        Scrape before = scrape();
        IntStream.range(0, 3).forEach(each -> greedy.send(malformed));
        tooMany(greedy.send(malformed), 1200);

        assertThat(HealthAnswer.of(greedy, address(), "ready").up()).isTrue();
        Scrape after = Scrape.of(greedy, address(), TestEnvironment.METRICS_TOKEN);
        assertThat(moved(before, after, "css_denials_total{reason=\"too_many_stores\"}"))
                .isEqualTo(1);
        assertThat(moved(before, after, "css_requests_seconds_count{route=\"/key-shares\",status=\"429\"}"))
                .isEqualTo(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "css.it.server", matches = OURS, disabledReason = NOT_OURS)
    void connectionsOfOneSourceAreBounded() throws IOException {
        RawHttps greedy = httpsFrom("127.0.7.1");
        byte[] health = health();
        Scrape before = scrape();

        try (WireConnection first = greedy.open();
                WireConnection second = greedy.open();
                WireConnection third = greedy.open()) {
            assertThatThrownBy(greedy::open).isInstanceOf(IOException.class);
            assertThat(first.exchange(health).status()).isEqualTo(200);
            assertThat(second.exchange(health).status()).isEqualTo(200);
            assertThat(third.exchange(health).status()).isEqualTo(200);
            assertThat(httpsFrom("127.0.7.2").send(health).status()).isEqualTo(200);
        }
        assertThat(SOON.until(() -> isServed(greedy))).isTrue();
        assertThat(moved(before, scrape(), "css_connections_refused_total{limit=\"connections\"}"))
                .isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "css.it.server", matches = OURS, disabledReason = NOT_OURS)
    void handshakesOfOneSourceAreBounded() throws IOException {
        RawHttps greedy = httpsFrom("127.0.8.1");
        byte[] health = health();
        Scrape before = scrape();

        for (int each = 0; each < 12; each++) {
            assertThat(greedy.send(health).status()).isEqualTo(200);
        }

        assertThatThrownBy(() -> greedy.send(health)).isInstanceOf(IOException.class);
        assertThat(moved(before, scrape(), "css_connections_refused_total{limit=\"handshakes\"}"))
                .isEqualTo(1);
        assertThat(httpsFrom("127.0.8.2").send(health).status()).isEqualTo(200);
    }

    @Test
    @EnabledIfSystemProperty(named = "css.it.server", matches = OURS, disabledReason = NOT_OURS)
    void clientsBehindALoadBalancerAreSourcesOfTheirOwn() throws IOException {
        byte[] nonce = RequestBytes.of("POST", "/session_nonce", address())
                .header("Connection", "close")
                .bytes(new byte[0]);
        RawHttps balancer = environment
                .https(environment.server(), InetAddress.getByName(TestEnvironment.BALANCER))
                .withoutServerName();
        RawHttps one = balancer.announcing(proxyHeader("192.0.2.1"));
        RawHttps another = balancer.announcing(proxyHeader("192.0.2.2"));

        for (int each = 0; each < 4; each++) {
            assertThat(one.send(nonce).status()).isEqualTo(200);
        }
        assertThat(one.send(nonce).status()).isEqualTo(429);
        assertThat(another.send(nonce).status()).isEqualTo(200);
        assertThatThrownBy(() -> balancer.send(nonce)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> environment
                        .https(environment.server())
                        .announcing(proxyHeader("192.0.2.3"))
                        .send(nonce))
                .isInstanceOf(IOException.class);
    }

    private static byte[] proxyHeader(String client) {
        return ("PROXY TCP4 " + client + " 198.51.100.1 56789 443\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void tooMany(WireAnswer answer, int atMostSeconds) {
        Outcome.refused(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow()))
                .isBetween(atMostSeconds - 60, atMostSeconds);
    }

    private static double moved(Scrape before, Scrape after, String sample) {
        return after.value(sample) - before.value(sample);
    }

    private List<AuditLine> lines() {
        return AuditLine.of(environment.server().auditFile());
    }

    private CssClient clientFrom(String address) {
        return environment.client(httpsFrom(address)::send);
    }

    private RawHttps httpsFrom(String address) {
        return httpsFrom(environment.server(), address);
    }

    private RawHttps httpsFrom(CssServer server, String address) {
        try {
            return environment.https(server, InetAddress.getByName(address)).withoutServerName();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private boolean isServed(RawHttps source) {
        try {
            return source.send(health()).status() == 200;
        } catch (IOException closed) {
            return false;
        }
    }

    private byte[] health() {
        return RequestBytes.of("GET", "/health/live", address()).bytes();
    }

    private JavaClientShape shape() {
        return new JavaClientShape(address());
    }

    private ServerAddress address() {
        return TestEnvironment.address(environment.server());
    }
}
