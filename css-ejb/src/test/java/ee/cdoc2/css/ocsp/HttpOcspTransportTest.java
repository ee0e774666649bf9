package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.testkit.ocsp.OcspResponder;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a responder's HTTP ends with a denial, and soon. */
@Timeout(20)
class HttpOcspTransportTest {
    private static final byte[] REQUEST = {1, 2, 3};
    private static final byte[] ANSWER = {4, 5, 6, 7};
    private static final String TYPE = "application/ocsp-response";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsTheAnswerBack() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, ANSWER));

        assertThat(transport(5000).ask(url(), REQUEST)).isEqualTo(ANSWER);
    }

    @Test
    void postsTheRequestAsOcspOverHttp11() throws Exception {
        Map<String, String> seen = new ConcurrentHashMap<>();
        serve(exchange -> {
            seen.put("method", exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> seen.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            seen.put("body", Integer.toString(exchange.getRequestBody().readAllBytes().length));
            answer(exchange, 200, TYPE, ANSWER);
        });

        transport(5000).ask(url(), REQUEST);

        assertThat(seen)
                .containsEntry("method", "POST /ocsp")
                .containsEntry("content-type", "application/ocsp-request")
                .containsEntry("accept", TYPE)
                .containsEntry("body", "3")
                .doesNotContainKeys("upgrade", "http2-settings", "cookie", "authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLICATION/OCSP-RESPONSE", "application/ocsp-response; charset=binary"})
    void readsTheContentTypeAsHttpDoes(String type) throws Exception {
        serve(exchange -> answer(exchange, 200, type, ANSWER));

        assertThat(transport(5000).ask(url(), REQUEST)).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/ocsp-request", "application/ocsp-response2", ""})
    void refusesAnotherContentType(String type) {
        serve(exchange -> answer(exchange, 200, type, ANSWER));

        assertThat(denial()).isEqualTo(Denial.OCSP_ANSWER_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "500, OCSP_UNREACHABLE",
        "503, OCSP_UNREACHABLE",
        "429, OCSP_UNREACHABLE",
        "404, OCSP_ANSWER_REFUSED",
        "403, OCSP_ANSWER_REFUSED",
        "201, OCSP_ANSWER_REFUSED",
        "204, OCSP_ANSWER_REFUSED"
    })
    void refusesAnotherStatus(int status, Denial denial) {
        serve(exchange -> answer(exchange, status, TYPE, status == 204 ? new byte[0] : ANSWER));

        assertThat(denial()).isEqualTo(denial);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        CountDownLatch followed = new CountDownLatch(1);
        server.createContext("/elsewhere", exchange -> {
            followed.countDown();
            answer(exchange, 200, TYPE, ANSWER);
        });
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
            answer(exchange, status, TYPE, new byte[0]);
        });

        assertThat(denial()).isEqualTo(Denial.OCSP_ANSWER_REFUSED);
        assertThat(followed.getCount()).isEqualTo(1);
    }

    @Test
    void admitsAnAnswerOfTheGreatestSize() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, new byte[16 * 1024]));

        assertThat(transport(5000).ask(url(), REQUEST)).hasSize(16 * 1024);
    }

    @Test
    void refusesALargerAnswer() {
        serve(exchange -> answer(exchange, 200, TYPE, new byte[16 * 1024 + 1]));

        assertThat(denial()).isEqualTo(Denial.OCSP_ANSWER_REFUSED);
    }

    @Test
    void hangsUpOnAnAnswerWithoutEnd() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 0); // chunked
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[4096]);
                }
            } catch (IOException closed) {
                hungUp.countDown();
            }
        });

        assertThat(catchThrowableOfType(
                                StatusUndetermined.class,
                                () -> transport(10_000).ask(url(), REQUEST))
                        .denial())
                .isEqualTo(Denial.OCSP_ANSWER_REFUSED);
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** A connection that is kept may end without a sign, at a firewall: the next question on it would get no answer. */
    @Test
    void keepsNoConnection() throws Exception {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        serve(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            answer(exchange, 200, TYPE, ANSWER);
        });
        HttpOcspTransport transport = transport(5000);

        for (int i = 0; i < 5; i++) {
            assertThat(transport.ask(url(), REQUEST)).isEqualTo(ANSWER);
        }

        assertThat(ports).hasSize(5);
    }

    /** An answer in chunks does not say its length: its connection is kept, and may be closed by the other side. */
    @Test
    void asksAgainWhenAKeptConnectionHasEnded() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            AtomicInteger connections = new AtomicInteger();
            threads.submit(() -> {
                while (true) {
                    Socket connection = listener.accept();
                    connections.incrementAndGet();
                    threads.submit(() -> answerTheFirstRequest(connection));
                }
            });
            HttpOcspTransport transport = transport(5000);
            URI url = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/ocsp");

            for (int i = 0; i < 3; i++) {
                assertThat(transport.ask(url, REQUEST)).isEqualTo(ANSWER);
            }

            assertThat(connections).hasValue(3);
        }
    }

    /** Reads the second request on a connection, and closes it without an answer. */
    private static Void answerTheFirstRequest(Socket connection) throws IOException {
        try (connection) {
            InputStream in = connection.getInputStream();
            readRequest(in);
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + TYPE + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(ANSWER);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            readRequest(in);
        }
        return null;
    }

    private static void readRequest(InputStream in) throws IOException {
        int last = in.read();
        while (last != REQUEST[REQUEST.length - 1] && last != -1) {
            last = in.read();
        }
    }

    @Test
    void tellsWhyThereIsNoConnection() {
        assertThat(fault(URI.create(OcspResponder.refusedUrl()))).hasMessage("connection refused");
        assertThat(fault(URI.create("http://responder.invalid/ocsp"))).hasMessage("its name has no address");
    }

    @Test
    void tellsThatTheConnectionWasClosed() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            AtomicInteger connections = new AtomicInteger();
            threads.submit(() -> {
                while (true) {
                    try (Socket connection = listener.accept()) {
                        connections.incrementAndGet();
                        readRequest(connection.getInputStream());
                    }
                }
            });

            assertThat(fault(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/ocsp")))
                    .hasMessage("it closed the connection without an answer");
            assertThat(connections).hasValue(1); // it had not been idle: asking again would not help
        }
    }

    private static StatusUndetermined fault(URI url) {
        return catchThrowableOfType(
                StatusUndetermined.class, () -> transport(5000).ask(url, REQUEST));
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        serve(exchange -> await(never));

        assertThat(denialInTime()).isEqualTo(Denial.OCSP_UNREACHABLE);
    }

    /** Headers at once, then a byte now and then: a timeout between two reads would never strike. */
    @Test
    void hangsUpOnABodyThatDrips() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 16 * 1024);
            try {
                while (!never.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                }
            } catch (IOException closed) {
                hungUp.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(denialInTime()).isEqualTo(Denial.OCSP_UNREACHABLE);
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysThatNobodyListens() {
        int free = FreePort.find();

        assertThat(catchThrowableOfType(
                                StatusUndetermined.class,
                                () -> transport(5000).ask(URI.create("http://127.0.0.1:" + free + "/"), REQUEST))
                        .denial())
                .isEqualTo(Denial.OCSP_UNREACHABLE);
    }

    @Test
    void saysThatAHostHasNoAddress() {
        assertThat(catchThrowableOfType(
                                StatusUndetermined.class,
                                () -> transport(5000).ask(URI.create("http://responder.invalid/"), REQUEST))
                        .denial())
                .isEqualTo(Denial.OCSP_UNREACHABLE);
    }

    @Test
    void saysThatTheConnectionBroke() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.close();
        });

        assertThat(denial()).isEqualTo(Denial.OCSP_UNREACHABLE);
    }

    @Test
    void keepsTheInterruptOfItsThread() {
        serve(exchange -> answer(exchange, 200, TYPE, ANSWER));
        Thread.currentThread().interrupt();

        assertThat(denial()).isEqualTo(Denial.OCSP_UNREACHABLE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotCareForTheProxyOfTheJvm() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, ANSWER));
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.invalid", 1)));
        try {
            assertThat(transport(5000).ask(url(), REQUEST)).isEqualTo(ANSWER);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void goesThroughAConfiguredProxy() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, ANSWER));
        HttpOcspTransport throughProxy = new HttpOcspTransport(
                new HttpLimits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        16 * 1024,
                        Optional.of(InetSocketAddress.createUnresolved(
                                "127.0.0.1", server.getAddress().getPort()))),
                MonotonicClock.system());

        assertThat(throughProxy.ask(URI.create("http://responder.invalid/ocsp"), REQUEST))
                .isEqualTo(ANSWER);
    }

    private void serve(HttpHandler handler) {
        server.createContext("/ocsp", handler);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Denial denial() {
        return catchThrowableOfType(
                        StatusUndetermined.class, () -> transport(5000).ask(url(), REQUEST))
                .denial();
    }

    private Denial denialInTime() {
        long begin = System.nanoTime();
        StatusUndetermined fault = catchThrowableOfType(
                StatusUndetermined.class, () -> transport(TIMEOUT.toMillis()).ask(url(), REQUEST));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(TIMEOUT, TIMEOUT.plusSeconds(5));
        return fault.denial();
    }

    private static HttpOcspTransport transport(long timeoutMillis) {
        return new HttpOcspTransport(
                new HttpLimits(Duration.ofMillis(500), Duration.ofMillis(timeoutMillis), 16 * 1024, Optional.empty()),
                MonotonicClock.system());
    }

    private URI url() {
        return url("/ocsp");
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
