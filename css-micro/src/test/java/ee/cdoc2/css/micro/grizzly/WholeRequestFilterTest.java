package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server with two workers, and a limit of a second where a test does not give another. */
@Timeout(60)
class WholeRequestFilterTest {
    private static final int WORKERS = 2;
    /** More than the buffers of both ends take. */
    private static final int LONG = 20_000_000;

    private static final int SHORT = 50_000;

    /** Longer than an answer is waited for: what holds a worker holds it to the end of the test. */
    private static final String NEVER = "PT5M";

    private static final int ANSWER_WITHIN_MILLIS = 30_000;

    private HttpServer server;
    private NetworkListener listener;
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<Socket> opened = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        start("PT1S");
    }

    private void start(String limit) throws IOException {
        server = new HttpServer();
        listener = new NetworkListener("test", "127.0.0.1", 0);
        listener.registerAddOn(new ListenerAddOn(Map.of("CSS_REQUEST_TIMEOUT", limit)));
        listener.getTransport()
                .setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                        .setCorePoolSize(WORKERS)
                        .setMaxPoolSize(WORKERS));
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws IOException {
                handled.add(request.getRequestURI());
                byte[] body = switch (request.getRequestURI()) {
                    case "/long" -> new byte[LONG];
                    case "/short" -> new byte[SHORT];
                    default -> request.getInputStream().readAllBytes();
                };
                response.setStatus(200);
                response.setContentType("application/octet-stream");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : opened) {
            socket.close();
        }
        server.shutdownNow();
    }

    @Test
    void aRequestInPiecesIsHandledWhenAllOfItHasCome() throws IOException {
        Socket socket = open();
        for (char next : post("/pieces", "body").toCharArray()) {
            assertThat(handled).isEmpty();
            send(socket, String.valueOf(next));
        }

        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("body");
    }

    @Test
    void whoSendsSlowlyHoldsNoWorker() throws IOException {
        restart(NEVER);
        for (int i = 0; i < 10 * WORKERS; i++) {
            send(open(), "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na");
            send(open(), "GET /slow HTTP/1.1\r\nHo");
        }

        assertThat(exchange(get("/quick"))).startsWith("HTTP/1.1 200");
        assertThat(handled).containsExactly("/quick");
    }

    /** Answers as small as ours; only many of them are more than the buffers take. */
    @Test
    void whoReadsSlowlyHoldsNoWorker() throws IOException {
        restart(NEVER);
        for (int i = 0; i < 10 * WORKERS; i++) {
            send(open(1024), get("/short").repeat(1000));
        }

        assertThat(exchange(get("/quick"))).startsWith("HTTP/1.1 200");
        assertThat(handled).hasSizeLessThan(10 * WORKERS * 1000);
    }

    @Test
    void aBeginningWithoutEndIsHungUpOn() throws IOException {
        for (String beginning :
                List.of("", "G", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{")) {
            Socket socket = open();
            send(socket, beginning);

            assertThat(rest(socket)).as(beginning).isEmpty();
        }
    }

    @Test
    void aByteNowAndThenIsNoExcuse() throws Exception {
        Socket socket = open();
        long begun = System.nanoTime();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 200; i++) {
                        send(socket, i == 0 ? "GET /" : "x");
                        Thread.sleep(100);
                    }
                })
                .isInstanceOf(SocketException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    void anAnswerThatNobodyReadsIsNotKept() throws Exception {
        Socket socket = open(1024);
        send(socket, get("/long"));
        Thread.sleep(3000);

        assertThat(rest(socket).length()).isLessThan(LONG);
    }

    @Test
    void anAnsweredConnectionMayBeIdleForLonger() throws Exception {
        Socket socket = open();
        send(socket, get("/one"));
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        Thread.sleep(2000);

        send(socket, get("/two"));
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }

    @Test
    void requestsOfOneWriteAreAnsweredInTurn() throws IOException {
        Socket socket = open();
        send(socket, post("/a", "first") + post("/b", "second") + get("/c"));

        assertThat(answer(socket)).endsWith("first");
        assertThat(answer(socket)).endsWith("second");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        assertThat(handled).containsExactly("/a", "/b", "/c");
    }

    @Test
    void afterAnAmbiguousRequestThereIsNone() throws IOException {
        Socket socket = open();
        send(
                socket,
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + get("/b"));

        assertThat(rest(socket)).containsOnlyOnce("HTTP/1.1 ");
        assertThat(handled).containsExactly("/^");
    }

    @Test
    void afterTheLastRequestThereIsNone() throws IOException {
        Socket socket = open();
        send(socket, "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + get("/b"));

        assertThat(rest(socket)).containsOnlyOnce("HTTP/1.1 ");
        assertThat(handled).containsExactly("/a");
    }

    @Test
    void aLongBodyIsNotWaitedFor() throws IOException {
        Socket socket = open();
        send(socket, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(rest(socket)).startsWith("HTTP/1.1 200").endsWith(" ".repeat(RequestFraming.LONGEST_BODY + 1));
    }

    @Test
    void whoWaitsForContinueIsTold() throws IOException {
        Socket socket = open();
        send(socket, "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        assertThat(head(socket)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

        send(socket, "{}");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("{}");
    }

    @Test
    void aTimeoutThatIsNoneIsNoListener() {
        for (String text : List.of("10s", "PT0S", "-PT1S", "PT1H")) {
            NetworkListener other = new NetworkListener("other", "127.0.0.1", 0);
            other.registerAddOn(new ListenerAddOn(Map.of("CSS_REQUEST_TIMEOUT", text)));
            HttpServer unopened = new HttpServer();
            unopened.addListener(other);

            assertThatThrownBy(unopened::start)
                    .as(text)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("CSS_REQUEST_TIMEOUT:");
        }
    }

    private void restart(String limit) throws IOException {
        stop();
        start(limit);
    }

    private Socket open() throws IOException {
        return open(0);
    }

    private Socket open(int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        opened.add(socket);
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", listener.getPort()));
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        return socket;
    }

    private String exchange(String request) throws IOException {
        Socket socket = open();
        send(socket, request);
        return answer(socket);
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String answer(Socket socket) throws IOException {
        String head = head(socket);
        int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("ended after " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** {@return what comes until the server closes the connection} */
    private static String rest(Socket socket) throws IOException {
        StringBuilder rest = new StringBuilder();
        byte[] piece = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(piece);
                    read >= 0;
                    read = socket.getInputStream().read(piece)) {
                rest.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return rest.toString();
        }
        return rest.toString();
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
