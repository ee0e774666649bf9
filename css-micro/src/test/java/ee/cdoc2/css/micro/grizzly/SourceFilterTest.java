package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.limit.AddressPrefix;
import ee.cdoc2.css.limit.ConnectionLimits;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.Rate;
import ee.cdoc2.css.management.Listener;
import ee.cdoc2.css.testkit.process.Polling;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener that the application tells its limits, as it does in css.jar; 127.0.0.2 is a load balancer. Without TLS, which is none of this filter's. */
@Timeout(60)
class SourceFilterTest {
    private static final String BALANCER = "127.0.0.2";
    private static final String ONE = "127.0.0.3";
    private static final String ANOTHER = "127.0.0.4";
    private static final String EXEMPT = "127.0.0.5";
    private static final String SEEN = "seen";
    private static final byte[] GET = ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    private static final Polling SOON = new Polling(Duration.ofSeconds(10));

    private final Listener application = new Listener();
    private PlainListener listener;

    @BeforeEach
    void start() throws IOException {
        listener = new PlainListener(Map.of("CSS_PROXY_PROTOCOL_FROM", BALANCER), request -> SEEN);
    }

    @AfterEach
    void stop() {
        limit(0, Optional.empty());
        listener.close();
    }

    @Test
    void aConnectionBeyondThoseOfItsSourceIsClosed() throws IOException {
        limit(2, Optional.empty());
        long refused = application.refusedConnections().get("connections");
        try (Socket first = served(ONE);
                Socket second = served(ONE)) {
            assertThat(isServed(ONE)).isFalse();
            assertThat(isServed(first)).as("each request of one that is let in").isTrue();
            assertThat(isServed(second)).isTrue();
            served(ANOTHER).close();
            try (Socket exempt = served(EXEMPT);
                    Socket exemptToo = served(EXEMPT);
                    Socket exemptAgain = served(EXEMPT)) {
                assertThat(isServed(exempt)).isTrue();
                assertThat(isServed(exemptToo)).isTrue();
                assertThat(isServed(exemptAgain)).isTrue();
            }
        }
        assertThat(application.refusedConnections().get("connections")).isEqualTo(refused + 1);
        assertThat(SOON.until(() -> isServed(ONE))).as("those are closed").isTrue();
    }

    @Test
    void soIsOneBeyondThoseOfAllButForWhoIsExempt() throws IOException {
        limit(2, 0, Optional.empty());
        long refused = application.refusedConnections().get("all-connections");
        try (Socket first = served(ONE);
                Socket second = served(ANOTHER)) {
            assertThat(isServed("127.0.0.7")).isFalse();
            assertThat(isServed(EXEMPT)).isTrue();
            assertThat(isServed(first)).isTrue();
            assertThat(isServed(second)).isTrue();
        }
        assertThat(application.refusedConnections().get("all-connections")).isEqualTo(refused + 1);
        assertThat(SOON.until(() -> isServed("127.0.0.7")))
                .as("those are closed")
                .isTrue();
    }

    @Test
    void soIsOneThatComesTooSoon() throws IOException {
        limit(0, Optional.of(new Rate(2, Duration.ofDays(1))));
        String fresh = "127.0.0.6";

        assertThat(isServed(fresh)).isTrue();
        assertThat(isServed(fresh)).isTrue();
        assertThat(isServed(fresh)).isFalse();
        assertThat(isServed(ANOTHER)).isTrue();
    }

    @Test
    void thoseOfALoadBalancerAreItsClients() throws IOException {
        limit(1, Optional.empty());
        try (Socket first = listener.open(BALANCER);
                Socket second = listener.open(BALANCER);
                Socket others = listener.open(BALANCER);
                Socket itsOwn = listener.open(BALANCER);
                Socket itsOwnToo = listener.open(BALANCER)) {
            assertThat(isServed(first, "PROXY TCP4 192.0.2.1 198.51.100.1 56789 443\r\n"))
                    .isTrue();
            assertThat(isServed(second, "PROXY TCP4 192.0.2.1 198.51.100.1 56790 443\r\n"))
                    .isFalse();
            assertThat(isServed(others, "PROXY TCP4 192.0.2.2 198.51.100.1 56791 443\r\n"))
                    .isTrue();
            assertThat(isServed(itsOwn, "PROXY UNKNOWN\r\n")).isTrue();
            assertThat(isServed(itsOwnToo, "PROXY UNKNOWN\r\n")).isTrue();
        }
    }

    private void limit(int connections, Optional<Rate> handshakes) {
        limit(0, connections, handshakes);
    }

    private void limit(int all, int connections, Optional<Rate> handshakes) {
        LimitSettings otherwise = LimitSettings.defaults();
        assertThat(application.limitConnections(new LimitSettings(
                        otherwise.rates(),
                        otherwise.allStores(),
                        otherwise.recorded(),
                        otherwise.inProgress(),
                        new ConnectionLimits(all, connections, handshakes),
                        32,
                        64,
                        Set.of(AddressPrefix.parse(EXEMPT).orElseThrow()))))
                .isTrue();
    }

    /** {@return a connection that has been let in} Of several that are opened at once, any may come first. */
    private Socket served(String from) throws IOException {
        Socket socket = listener.open(from);
        assertThat(isServed(socket)).isTrue();
        return socket;
    }

    private boolean isServed(String from) {
        try (Socket socket = listener.open(from)) {
            return isServed(socket);
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean isServed(Socket socket) throws IOException {
        return isServed(socket, "");
    }

    private static boolean isServed(Socket socket, String announcement) throws IOException {
        try {
            socket.getOutputStream().write(ascii(announcement));
            socket.getOutputStream().write(GET);
            return answer(socket).startsWith("HTTP/1.1 200");
        } catch (SocketException closed) {
            return false;
        }
    }

    /** Up to the handler's word, or to the end where there is none. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
            if (answer.indexOf(SEEN) >= 0) {
                break;
            }
        }
        return answer.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
