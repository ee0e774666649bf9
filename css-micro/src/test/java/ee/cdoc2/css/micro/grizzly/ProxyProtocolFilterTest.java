package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener for which 127.0.0.2 is a load balancer; without TLS, which is none of this filter's. */
@Timeout(60)
class ProxyProtocolFilterTest {
    private static final String BALANCER = "127.0.0.2";
    private static final String NOBODY = "127.0.0.3";
    private static final byte[] GET = ascii("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    private static final byte[] LINE = ascii("PROXY TCP4 192.0.2.1 192.0.2.2 56789 443\r\n");
    private static final byte[] BINARY = HexFormat.of()
            .parseHex(
                    "0d0a0d0a000d0a515549540a2121002420010db800000000000000000000000120010db8000000000000000000000002ddd501bb");

    private PlainListener listener;

    @BeforeEach
    void start() throws IOException {
        listener = new PlainListener(
                Map.of("CSS_PROXY_PROTOCOL_FROM", BALANCER, "CSS_REQUEST_TIMEOUT", "PT1S"),
                request -> "from " + request.getRemoteAddr());
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void theClientIsWhomTheBalancerNames() throws IOException {
        assertThat(exchange(BALANCER, LINE, GET)).endsWith("from 192.0.2.1");
        assertThat(exchange(BALANCER, BINARY, GET)).endsWith("from 2001:db8:0:0:0:0:0:1");
    }

    @Test
    void theHeaderMayComeInPiecesOrTogetherWithWhatFollows() throws IOException {
        byte[][] single = new byte[LINE.length][];
        for (int at = 0; at < LINE.length; at++) {
            single[at] = new byte[] {LINE[at]};
        }
        try (Socket socket = listener.open(BALANCER)) {
            for (byte[] next : single) {
                socket.getOutputStream().write(next);
            }
            socket.getOutputStream().write(GET);
            assertThat(answer(socket)).endsWith("from 192.0.2.1");
        }
        byte[] together = new byte[LINE.length + GET.length];
        System.arraycopy(LINE, 0, together, 0, LINE.length);
        System.arraycopy(GET, 0, together, LINE.length, GET.length);
        assertThat(exchange(BALANCER, together)).endsWith("from 192.0.2.1");
    }

    @Test
    void eachRequestOfAConnectionIsTheSameClients() throws IOException {
        byte[] kept = ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        String answers = exchange(BALANCER, LINE, kept, GET);

        assertThat(answers.split("from 192\\.0\\.2\\.1", -1)).hasSize(3);
    }

    @Test
    void theBalancerMaySpeakForItself() throws IOException {
        assertThat(exchange(BALANCER, ascii("PROXY UNKNOWN\r\n"), GET)).endsWith("from " + BALANCER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROXY TCP4 localhost 192.0.2.2 56789 443\r\n", "\u0016\u0003\u0001"})
    void aBalancerThatDoesNotSayIsHungUpOn(String beginning) throws IOException {
        assertThat(exchange(BALANCER, ascii(beginning), GET)).isEmpty();
    }

    @Test
    void aBalancerThatSaysNothingIsHungUpOnInTime() throws IOException {
        assertThat(exchange(BALANCER, ascii("PROXY TCP4"))).isEmpty();
    }

    @Test
    void whoIsNoBalancerIsWhoTheyAre() throws IOException {
        assertThat(exchange(NOBODY, GET)).endsWith("from " + NOBODY);
    }

    @Test
    void whoIsNoBalancerIsNotBelieved() throws IOException {
        assertThat(exchange(NOBODY, LINE, GET)).doesNotContain("from 192.0.2.1");
    }

    private String exchange(String from, byte[]... pieces) throws IOException {
        try (Socket socket = listener.open(from)) {
            for (byte[] piece : pieces) {
                socket.getOutputStream().write(piece);
            }
            return answer(socket);
        } catch (SocketException hungUp) {
            return "";
        }
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
