package ee.cdoc2.css.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST TLS");
    private static final int EXPECTED = 200;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    /** When each handshake was made; a session that is resumed keeps the time of its first one. */
    private final Set<Long> handshakes = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TlsContexts.server(AUTHORITY.issue(CertificateProfiles.tlsServer()))));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void eachRequestIsSentOnceAndItsAnswerIsToldUnderItsNumber() {
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        LoadResult result;
        try (Clients clients = Clients.open(https(), ConnectionUse.KEPT, 3)) {
            result = clients.send(requests("/200/", 20), EXPECTED, (index, answer) -> {
                assertThat(answer.header("X-Path")).contains("/200/" + index);
                told.add(index);
            });
        }

        assertThat(asked).hasSize(20).doesNotHaveDuplicates();
        assertThat(told).hasSize(20);
        assertThat(result.latencies().getTotalCount()).isEqualTo(20);
        assertThat(result.faults().none()).isTrue();
    }

    @Test
    void answersOfAnotherStatusAreFaultsAndNotLatencies() {
        try (Clients clients = Clients.open(https(), ConnectionUse.KEPT, 2)) {
            LoadResult result = clients.send(requests("/503/", 5), EXPECTED, (index, answer) -> {
                throw new AssertionError("told of a fault");
            });

            assertThat(result.faults()).hasToString("503 (5 times)");
            assertThat(result.latencies().getTotalCount()).isZero();
        }
    }

    @Test
    void connectionsThatEndWithoutAnAnswerAreFaultsAndTheNextRequestHasANewOne() {
        try (Clients clients = Clients.open(https(), ConnectionUse.KEPT, 1)) {
            assertThat(clients.send(requests("/none/", 1), EXPECTED, AnswerListener.NONE)
                            .faults()
                            .count())
                    .isEqualTo(1);
            assertThat(clients.send(requests("/200/", 1), EXPECTED, AnswerListener.NONE)
                            .faults()
                            .none())
                    .isTrue();
        }
    }

    @Test
    void keptConnectionsAreAsManyAsClients() {
        try (Clients clients = Clients.open(https(), ConnectionUse.KEPT, 2)) {
            clients.send(requests("/200/", 20), EXPECTED, AnswerListener.NONE);
        }

        assertThat(connections).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void newConnectionsHaveAFullHandshakeEach() {
        try (Clients clients = Clients.open(https(), ConnectionUse.NEW, 1)) {
            // slowly, for the times to differ
            LoadResult result = clients.send(requests("/200/slow/", 6), EXPECTED, AnswerListener.NONE);
            assertThat(result.faults().none()).isTrue();
        }

        assertThat(connections).hasSize(6);
        assertThat(handshakes).hasSize(6);
    }

    @Test
    void serverThatIsNotThereIsToldBeforeAnythingIsSent() {
        RawHttps nobody = RawHttps.to(new ServerAddress("localhost", FreePort.find()), AUTHORITY.certificate());

        assertThatThrownBy(() -> Clients.open(nobody, ConnectionUse.KEPT, 2).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot connect to localhost");
    }

    private List<byte[]> requests(String path, int count) {
        return IntStream.range(0, count)
                .mapToObj(index ->
                        RequestBytes.of("GET", path + index, https().server()).bytes())
                .toList();
    }

    private RawHttps https() {
        return RawHttps.to(new ServerAddress("localhost", server.getAddress().getPort()), AUTHORITY.certificate());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        connections.add(exchange.getRemoteAddress());
        handshakes.add(((HttpsExchange) exchange).getSSLSession().getCreationTime());
        if (path.startsWith("/none/")) {
            throw new IOException("the connection is closed");
        }
        if (path.startsWith("/200/slow/")) {
            pause();
        }
        exchange.getResponseHeaders().set("X-Path", path);
        exchange.sendResponseHeaders(Integer.parseInt(path.substring(1, 4)), -1);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
