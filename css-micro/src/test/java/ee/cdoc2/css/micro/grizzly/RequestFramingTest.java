package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {
    private static final String POST = "POST /key-shares HTTP/1.1\r\nHost: localhost\r\n";
    private static final String REFUSAL = new String(RequestFraming.REFUSAL, StandardCharsets.ISO_8859_1);

    @Test
    void aRequestWithoutABodyIsHandedOnAsItIs() {
        String request = "GET /x?y HTTP/1.1\r\nHost: localhost\r\nAccept:  a \t\r\nX-Empty:\r\n\r\n";

        assertThat(handedOn(request)).isEqualTo(request);
    }

    @Test
    void aLengthComesLast() {
        assertThat(handedOn(POST + "content-LENGTH:  0002\t\r\nX: y\r\n\r\n{}"))
                .isEqualTo(POST + "X: y\r\nContent-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\r\n{}\r\n0\r\n\r\n",
                "1\r\n{\r\n01\r\n}\r\n000\r\n\r\n",
                "2;a=b\r\n{}\r\n0;c\r\n\r\n",
                "2 ; a=\"b c\"\r\n{}\r\n0\r\nTrailer: dropped\r\n\r\n"
            })
    void chunksBecomeALength(String chunks) {
        assertThat(handedOn(POST + "Transfer-Encoding: Chunked\r\n\r\n" + chunks))
                .isEqualTo(POST + "Content-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: 7",
                "Content-Length: 2\r\ncontent-length: 0",
                "Content-Length: 2, 2",
                "Content-Length: +2",
                "Content-Length: -2",
                "Content-Length: 0x2",
                "Content-Length: 2 2",
                "Content-Length:",
                "Content-Length: \u00b2",
                "Content-Length : 2",
                " Content-Length: 2",
                "\tContent-Length: 2",
                "X: y\r\n Content-Length: 2",
                "X: y\r\n\tfolded",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
                "transfer-ENCODING:chunked\r\nX: y\r\nCONTENT-length:2",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding:",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding: \u000bchunked",
                "Host: localhost",
                "host: other",
                "no colon",
                ": no name",
                "X\u0000: y",
                "X: \u0000",
                "X: a\nY: b",
                "X: a\rY: b",
                "X: a\u0007",
                "X: a\u007f",
                "X(y): z",
                "\u00e9: z"
            })
    void anAmbiguousHeadIsRefused(String line) {
        assertThat(handedOn(POST + line + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n")).isEqualTo(REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\n{}\r\n0\r\n\r\n",
                "2;a\n{}\r\n0\r\n\r\n",
                "2\r{}\r\n0\r\n\r\n",
                "2\r\n{}\n0\r\n\r\n",
                "2\r\n{}x0\r\n\r\n",
                "2\r\n{}\r\n0\n\n",
                "2\r\n{}\r\n0\r\n\n",
                "2\r\n{}\r\n\r\n",
                "\r\n2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                " 2\r\n{}\r\n0\r\n\r\n",
                "2 \r\n{}\r\n0\r\n\r\n",
                "2,2\r\n{}\r\n0\r\n\r\n",
                "g\r\n{}\r\n0\r\n\r\n",
                ";a\r\n{}\r\n0\r\n\r\n",
                "2;\u0000\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nno colon\r\n\r\n",
                "2\r\n{}\r\n0\r\n folded: x\r\n\r\n"
            })
    void oddChunksAreRefused(String chunks) {
        assertThat(handedOn(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
                .isEqualTo(REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\n\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\n",
                "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n",
                "GET / x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\r\nHost: localhost\r\n\r\n",
                "hello\r\n\r\n",
                "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void oddRequestsAreRefused(String request) {
        assertThat(handedOn(request)).isEqualTo(REFUSAL);
    }

    @Test
    void anEmptyLineBeforeARequestIsNone() {
        assertThat(handedOn("\r\n" + POST + "\r\n")).isEqualTo(POST + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4097\r\n\r\n",
                "Content-Length: 00000000000000004097\r\n\r\n",
                "Content-Length: 18446744073709551618\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1001\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nfff\r\n",
                "Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n",
                "Transfer-Encoding: chunked\r\n\r\n80000002\r\n"
            })
    void tooMuchIsOneByteTooMuch(String framing) {
        assertThat(handedOn(POST + framing))
                .isEqualTo(POST + "Content-Length: 4097\r\nConnection: close\r\n\r\n" + " ".repeat(4097));
    }

    @Test
    void asMuchAsTheApplicationTakesIsNotTooMuch() {
        String body = "x".repeat(4096);

        assertThat(handedOn(POST + "Content-Length: 4096\r\n\r\n" + body)).endsWith("\r\n\r\n" + body);
        assertThat(handedOn(POST + "Transfer-Encoding: chunked\r\n\r\n1000\r\n" + body + "\r\n0\r\n\r\n"))
                .endsWith("Content-Length: 4096\r\n\r\n" + body);
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        String longest = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
        int left = RequestFraming.LONGEST_HEAD - longest.length() - "\r\n\r\n".length();

        assertThat(handedOn(longest + "y".repeat(left) + "\r\n\r\n")).startsWith(longest);
        assertThat(handedOn(longest + "y".repeat(left + 1) + "\r\n\r\n")).isEqualTo(REFUSAL);
        assertThat(handedOn(POST + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "X: y\r\n".repeat(7000)))
                .isEqualTo(REFUSAL);
    }

    @Test
    void afterTheLastRequestOfAConnectionThereIsNone() {
        assertThat(isLast(POST + "\r\n")).isFalse();
        assertThat(isLast(POST + "Connection: keep-alive\r\n\r\n")).isFalse();
        assertThat(isLast(POST + "Connection: TE, Close\r\n\r\n")).isTrue();
        assertThat(isLast(POST + "connection: keep-alive\r\nCONNECTION: close\r\n\r\n"))
                .isTrue();
        assertThat(isLast(POST + "Content-Length: 5000\r\n\r\n")).isTrue();
        assertThat(isLast(POST + "no colon\r\n\r\n")).isTrue();
        assertThat(isLast("GET / HTTP/1.0\r\n\r\n")).isTrue();
        assertThat(isLast("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")).isFalse();
    }

    @Test
    void whoWaitsForContinueIsToldOnce() {
        RequestFraming framing = framing(POST + "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n");

        assertThat(framing.isContinueDue()).isTrue();
        assertThat(framing.isContinueDue()).isFalse();
        takeAll("{}", framing);
        assertThat(text(framing)).doesNotContain("Expect").endsWith("{}");
    }

    @Test
    void whoHasSentTheBodyDoesNotWait() {
        assertThat(framing(POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{")
                        .isContinueDue())
                .isFalse();
        assertThat(framing(POST + "Expect: 100-continue\r\n\r\n").isContinueDue())
                .isFalse();
        assertThat(framing(POST + "Content-Length: 2\r\n\r\n").isContinueDue()).isFalse();
        assertThat(framing(POST + "Expect: 100-continue\r\n").isContinueDue()).isFalse();
    }

    /** What is handed on is taken for the same again: nothing is left in it that two readers could see differently. */
    @Test
    void whateverComesIsDecidedOnceAndForAll() {
        Random random = new Random(20260417);
        String[] pieces = {
            "POST / HTTP/1.1",
            "\r\n",
            "\n",
            "\r",
            "Host: a",
            "Content-Length: 2",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "Expect: 100-continue",
            "2",
            "{}",
            "0",
            ";x",
            " ",
            "\u0000",
            "\u00e9"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder request = new StringBuilder(random.nextBoolean() ? POST : "");
            for (int piece = random.nextInt(16); piece > 0; piece--) {
                request.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? "\r\n" : "");
            }
            RequestFraming first = framing(request.toString());
            if (first.isDecided()) {
                String once = text(first);
                assertThat(handedOn(once)).as(request.toString()).isEqualTo(once);
            }
        }
    }

    private static String handedOn(String request) {
        RequestFraming framing = framing(request);
        assertThat(framing.isDecided()).as(request).isTrue();
        return text(framing);
    }

    private static boolean isLast(String request) {
        return framing(request).isLast();
    }

    private static RequestFraming framing(String request) {
        RequestFraming framing = new RequestFraming();
        takeAll(request, framing);
        return framing;
    }

    private static void takeAll(String bytes, RequestFraming framing) {
        for (byte next : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            if (framing.isDecided()) {
                return;
            }
            framing.take(next);
        }
    }

    private static String text(RequestFraming framing) {
        return new String(framing.request(), StandardCharsets.ISO_8859_1);
    }
}
