package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end one reader could see here and another there: they are refused although everything else about them is right,
 * and whatever follows on the connection is never taken for a request.
 */
@Tag("h2")
class FramingIT extends BlackBox {

    private static final String BODY = "{\"share\":\"" + Base64.getEncoder().encodeToString(new byte[32])
            + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}";
    private static final String LENGTH = Integer.toString(BODY.length());
    private static final String SIZE = Integer.toHexString(BODY.length());
    private static final String CHUNKS = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";

    /** For the connection to be closed; no server waits for so long before it does. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void otherwiseTheyWouldBeTaken() throws IOException {
        try (WireConnection connection = open()) {
            assertThat(connection
                            .exchange(bytes(store() + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS))
                            .status())
                    .isEqualTo(201);
        }
        try (WireConnection connection = open()) {
            String right = store() + "Content-Length: " + LENGTH + "\r\n\r\n" + BODY;
            assertThat(connection.exchange(bytes(right + follower())).status()).isEqualTo(201);
            Outcome.refused(connection.exchange(new byte[0]), 404, "no-such-resource");
        }
    }

    /** Each is tried with a body as it is, and with one in chunks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: <length>\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: <length>",
                "Content-Length: <length>\r\ncontent-length: 0",
                "Content-Length: <length>, 2",
                "Content-Length: 2, <length>",
                "Content-Length: +<length>",
                "Content-Length: -<length>",
                "Content-Length: <length> 2",
                "Content-Length: <length>\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: <length>",
                "content-length: <length>\r\nX: y\r\nTRANSFER-ENCODING:Chunked",
                "transfer-encoding:CHUNKED\r\nX: y\r\ncontent-length:<length>",
                "Content-Length: <length>\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nContent-Length: <length>",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked\r\nContent-Length: <length>",
                "Transfer-Encoding: \"chunked\"\r\nContent-Length: <length>",
                "Transfer-Encoding: \u000bchunked\r\nContent-Length: <length>"
            })
    void twoEndsAreRefusedAndNothingBehindThemIsARequest(String framing) throws IOException {
        refused(framing, ServerLimit.ONE_OF_TWO_ENDS_IS_HIDDEN);
    }

    /** Each is tried with a body as it is, and with one in chunks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding : chunked\r\nContent-Length: <length>",
                "Content-Length : <length>\r\nTransfer-Encoding: chunked",
                "Content-Length: <length>\r\nX: y\r\n Transfer-Encoding: chunked",
                "Content-Length: <length>\r\n\tTransfer-Encoding: chunked",
                "Content-Length: <length>\r\nHost: other.example",
                "Transfer-Encoding: chunked\r\nhost: other.example",
                "Content-Length: <length>\r\nno colon",
                "Content-Length: <length>\r\n: no name",
                "Content-Length: <length>\r\nX\u0000: y",
                "Content-Length: <length>\r\nX: \u0000",
                "Content-Length: <length>\r\nX: y\nTransfer-Encoding: chunked",
                "Content-Length: <length>\nX: y",
                "Transfer-Encoding: chunked\nX: y",
                "X: y\rTransfer-Encoding: chunked\r\nContent-Length: <length>"
            })
    void anOddLineIsRefusedAndNothingBehindItIsARequest(String lines) throws IOException {
        refused(lines, ServerLimit.ODD_HEADER_LINES_ARE_READ, ServerLimit.ODD_HEADER_LINES_ARE_READ_BY_LIBERTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<size>\n<body>\r\n0\r\n\r\n",
                "<size>;x\n<body>\r\n0\r\n\r\n",
                "<size>;\u0000\r\n<body>\r\n0\r\n\r\n",
                "<size>\r<body>\r\n0\r\n\r\n",
                "<size> \r\n<body>\r\n0\r\n\r\n",
                " <size>\r\n<body>\r\n0\r\n\r\n",
                "0x<size>\r\n<body>\r\n0\r\n\r\n",
                "+<size>\r\n<body>\r\n0\r\n\r\n",
                "-<size>\r\n<body>\r\n0\r\n\r\n",
                "<size>,<size>\r\n<body>\r\n0\r\n\r\n",
                "100000000<size>\r\n<body>\r\n0\r\n\r\n",
                "10000000000000000<size>\r\n<body>\r\n0\r\n\r\n",
                "<size>\r\n<body>\n0\r\n\r\n",
                "<size>\r\n<body>xx0\r\n\r\n",
                "<size>\r\n<body>0\r\n\r\n",
                "<size>\r\n<body>\r\n0\n\n",
                "<size>\r\n<body>\r\n0\r\nno colon\r\n\r\n",
                "<size>\r\n<body>\r\n\r\n0\r\n\r\n"
            })
    void anOddChunkIsRefusedAndNothingBehindItIsARequest(String chunks) throws IOException {
        String request = store() + "Transfer-Encoding: chunked\r\n\r\n"
                + chunks.replace("<size>", SIZE).replace("<body>", BODY);

        assertThat(answersBehind(request)).as("answers to what follows").isZero();
        excused(() -> refused(request), ServerLimit.ODD_CHUNKS_ARE_READ, ServerLimit.ODD_CHUNKS_ARE_READ_BY_LIBERTY);
    }

    private void refused(String framing, ServerLimit... limits) throws IOException {
        String head = store() + framing.replace("<length>", LENGTH) + "\r\n\r\n";

        excused(() -> refused(head + BODY), limits);
        excused(() -> refused(head + CHUNKS), limits);
    }

    /** With a problem document, an empty answer of the server's or no answer at all; then the connection is closed. */
    private void refused(String request) throws IOException {
        try (WireConnection connection = open()) {
            Throwable hungUp = catchThrowable(() -> assertThat(
                            connection.exchange(bytes(request + follower())).status())
                    .as("status of the ambiguous request")
                    .isBetween(400, 501));
            if (hungUp == null) {
                hungUp = catchThrowable(() -> connection.exchange(new byte[0]));
            }
            assertThat(hungUp).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    private int answersBehind(String request) throws IOException {
        try (WireConnection connection = open()) {
            connection.exchange(bytes(request + follower()));
            return catchThrowable(() -> connection.exchange(new byte[0])) == null ? 1 : 0;
        } catch (IOException hungUpOrWaiting) {
            return 0;
        }
    }

    /** What fails on a server that has one of these limits is aborted instead; what it can do is held to. */
    private static void excused(Check check, ServerLimit... limits) throws IOException {
        try {
            check.run();
        } catch (AssertionError taken) {
            Arrays.stream(limits).forEach(ServerLimit::mustNotHold);
            throw taken;
        }
    }

    private interface Check {
        void run() throws IOException;
    }

    private WireConnection open() throws IOException {
        return environment
                .httpsForOddRequests(environment.server())
                .timeout(SOON)
                .open();
    }

    private String store() {
        return withoutEnd(RequestBytes.of("POST", "/key-shares", TestEnvironment.address(environment.server()))
                .header("Content-Type", "application/json"));
    }

    private String follower() {
        return withoutEnd(RequestBytes.of("GET", "/nope", TestEnvironment.address(environment.server()))) + "\r\n";
    }

    private static String withoutEnd(RequestBytes request) {
        String text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - 2);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
