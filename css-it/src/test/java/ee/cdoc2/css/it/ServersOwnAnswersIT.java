package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers before the application is asked: never success, and no product's name. */
@Tag("h2")
class ServersOwnAnswersIT extends BlackBox {

    private static final List<String> PRODUCTS = List.of(
            "payara",
            "glassfish",
            "grizzly",
            "hazelcast",
            "liberty",
            "websphere",
            "ibm",
            "wildfly",
            "undertow",
            "jboss",
            "jersey",
            "resteasy",
            "eclipse",
            "oracle",
            "java",
            "jdk",
            "apache",
            "servlet",
            "exception",
            "$wsep",
            "srve");

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final String SERVER = System.getProperty("css.it.server");
    /** Payara Server in the foreground prints its log once more. */
    private static final int COPIES_OF_THE_LOG = SERVER.equals("payara-server") ? 2 : 1;

    private static final int HANG_UPS = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x/%zz HTTP/1.1",
                "GET /key-shares/%zz HTTP/1.1",
                "GET /x/..%2fy HTTP/1.1",
                "GET /..%2f..%2fetc/passwd HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /x/%00 HTTP/1.1",
                "GET /x%5cy HTTP/1.1",
                "GET /x;y=z/../../q HTTP/1.1",
                "GET /x\\y HTTP/1.1",
                "GET /<script> HTTP/1.1",
                "GET /x?%zz HTTP/1.1",
                "GET /é HTTP/1.1",
                "GET /x|y HTTP/1.1",
                "GET http://evil.example/x HTTP/1.1",
                "GET x HTTP/1.1",
                "GET  /x HTTP/1.1",
                "TRACE / HTTP/1.1",
                "TRACE /key-shares HTTP/1.1",
                "TRACE /nope HTTP/1.1",
                "CONNECT evil.example:443 HTTP/1.1",
                "GET / HTTP/9.9",
                "GET / HTTP/2.0",
                "GET /",
                "PRI * HTTP/2.0",
                "hello",
                "G=T / HTTP/1.1",
                "GET /WEB-INF/web.xml HTTP/1.1",
                "GET /META-INF/MANIFEST.MF HTTP/1.1",
                "POST /j_security_check HTTP/1.1",
                "GET /ibm/api HTTP/1.1",
                "GET /__asadmin HTTP/1.1"
            })
    void anOddRequestLineIsRefusedWithoutNames(String line) {
        refusedWithoutNames(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon",
                ": no name",
                "Host: again",
                "Content-Length: -1",
                "Content-Length: abc",
                "Transfer-Encoding: nonsense",
                "Expect: nonsense",
                "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
                "Upgrade: websocket"
            })
    void anOddHeaderIsRefusedWithoutNames(String line) {
        refusedWithoutNames("POST /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + line + "\r\n\r\n");
    }

    @Test
    void anOverlongRequestLineIsRefusedWithoutNames() {
        refusedWithoutNames("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void anOverlongHeaderIsRefusedWithoutNames() {
        refusedWithoutNames(
                "GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "a".repeat(70_000) + "\r\n\r\n");
    }

    @Test
    void thousandsOfHeadersAreRefusedWithoutNames() {
        refusedWithoutNames(
                "GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "a: b\r\n".repeat(4000) + "\r\n");
    }

    /** RFC 9112 section 3.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Host:",
                "Host: localhost\r\nHost: localhost",
                "Host: localhost\r\nHost: evil.example",
                "Host: a:b",
                "Host: a:-1",
                "Host: a:65536",
                "Host: :80",
                "Host: a b",
                "Host: a/b",
                "Host: u@h",
                "Host: http://localhost",
                "Host: [::1",
                "Host: ::1",
                "Host: [x]",
                "Host: %zz",
                "Host: <x>",
                "Host: é",
                "Host: u:p@localhost",
                "Host: localhost, evil.example",
                "Host: localhost:1:2",
                "Host: localhost:99999999999999999999",
                "Host: localhost:0x50",
                "Host: localhost#x",
                "Host: [fe80::1%25eth0]",
                "Host: [fe80::1%eth0]",
                "Host: [::1]x",
                "Host: [v1.x]",
                "Host: \u000blocalhost",
                "Host: localhost\u001f"
            })
    void aRequestWithoutOneValidHostIs400(String host) throws IOException {
        assertThat(odd("GET /openapi HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "css_1",
                "css_1:8443",
                "[::1]",
                "[2001:db8::1]:8443",
                "127.0.0.1:1",
                "a.example.",
                "a.example.:8443",
                "LOCALHOST",
                "localhost:00443",
                "%6cocalhost",
                "other.example:65535"
            })
    void anyOneHostIsServed(String host) throws IOException {
        assertThat(odd("GET /openapi HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    /** RFC 3986 section 3.2.3. */
    @Test
    void aHostWithAColonAndNoPortIsServed() throws IOException {
        ServerLimit.A_COLON_WITHOUT_PORT_IS_REFUSED.mustNotHold();
        anyOneHostIsServed("localhost:");
    }

    /** A server that leaves them, as Open Liberty does, made 500 of it. */
    @ParameterizedTest
    @ValueSource(strings = {"\tlocalhost", "localhost\t", "  localhost "})
    void blanksAroundAHostAreNoFault(String host) throws IOException {
        assertThat(odd("GET /openapi HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .status())
                .isIn(200, 400);
    }

    /** RFC 9112 section 3.2.2: the host in the target counts, and here none does. */
    @Test
    void aTargetInAbsoluteFormIsServed() throws IOException {
        ServerLimit.ANOTHER_HOST_IN_THE_TARGET_IS_REFUSED.mustNotHold();
        WireAnswer answer =
                odd("GET https://localhost/openapi HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).as(answer.headers() + answer.text()).isEqualTo(200);
    }

    /** Each of these was a stack trace once, on one server or another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/bbbb/.. HTTP/1.1",
                "GET /.. HTTP/1.1",
                "GET /a/../.. HTTP/1.1",
                "GET /key-shares/.. HTTP/1.1",
                "GET /;/.. HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /?%zz HTTP/1.1",
                "GET /[ HTTP/1.1",
                "GET x HTTP/1.1",
                "GET http:// HTTP/1.1",
                "GET http:///x HTTP/1.1",
                "GET /openapi HTTP/1.1\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
                "POST /key-shares/0123456789abcdef0123456789abcdef/nonce HTTP/1.1\r\nContent-Length: 4\r\nUpgrade: a\r\n\r\nnull",
                "POST /key-shares HTTP/1.1\r\nContent-Type: */*;q=x\r\nContent-Length: 2\r\n\r\n{}",
                "GET /openapi HTTP/1.1\r\nContent-Type: */*;q=x",
                "GET /openapi HTTP/1.1\r\nAccept: */*;q=x",
                "GET /openapi HTTP/1.1\r\nAccept-Language: ??;q=x",
                "GET /openapi HTTP/1.1\r\nCookie: $Version=1; a=\"; =; é",
                "GET /openapi HTTP/1.1\r\nExpect: nonsense",
                "GET /openapi HTTP/1.1\r\nRange: bytes=x",
                "POST /nope HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n--",
                "POST /problem HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n%=&",
                "GET https://u@localhost/openapi HTTP/1.1",
                "GET https://localhost:99999/openapi HTTP/1.1",
                "GET https://localhost:abc/openapi HTTP/1.1",
                "GET https://[::1/openapi HTTP/1.1",
                "GET https://[fe80::1%25eth0]/openapi HTTP/1.1",
                "GET ftp://localhost/openapi HTTP/1.1",
                "GET //evil.example/openapi HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /openapi HTTP/1.1\r\nAccept: application/xml",
                "GET /openapi HTTP/1.1\r\nAccept: ;;;,é",
                "GET /openapi HTTP/1.1\r\nAccept: a/b;q=1.0000001\r\nAccept: */*;q=-1",
                "GET /openapi HTTP/1.1\r\nAccept-Charset: nonsense;q=2, \"",
                "GET /openapi HTTP/1.1\r\nAccept-Language: a-b-c-d-e-f-g-1-2-3, _, ;q=9",
                "GET /openapi HTTP/1.1\r\nAccept-Encoding: *;q=0, identity;q=0, \"",
                "GET /openapi HTTP/1.1\r\nIf-Modified-Since: nonsense\r\nIf-None-Match: \"",
                "GET /openapi HTTP/1.1\r\nContent-Language: _;_\r\nDate: x\r\nContent-Location: [",
                "GET /openapi HTTP/1.1\r\nForwarded: for=\";host=[\r\nX-Forwarded-Port: x\r\nX-Forwarded-Proto: [",
                "GET /openapi HTTP/1.1\r\nAuthorization: Basic ===\r\nProxy-Authorization: Digest =",
                "GET /openapi HTTP/1.1\r\nAuthorization: Negotiate é",
                "GET /metrics HTTP/1.1\r\nAuthorization: Bearer",
                "GET /openapi HTTP/1.1\r\nTE: trailers, gzip;q=x\r\nTrailer: Host\r\nMax-Forwards: x",
                "GET /openapi HTTP/1.1\r\nConnection: Host, Transfer-Encoding, \"",
                "GET /openapi HTTP/1.1\r\nOrigin: [\r\nReferer: [\r\nAccess-Control-Request-Method: é",
                "GET /openapi HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "PUT /key-shares HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "POST /nope HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding:\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: deflate\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n"
                        + "Content-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: , \";é\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json;charset=nonsense\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json;charset=utf-16\r\nContent-Length: 2\r\n\r\n{}",
                "POST /key-shares HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"\"\r\nContent-Length: 2\r\n\r\n--",
            })
    void whatAnybodyCanSendIsNoFaultAndCostsNoLog(String request) throws IOException {
        int headersEnd = request.indexOf("\r\n\r\n");
        String host = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String whole = headersEnd < 0
                ? request + host
                : request.substring(0, headersEnd) + host + request.substring(headersEnd + 4);
        LogFiles logs = new LogFiles(environment.server().directory());
        long before = logs.bytesWithout(environment.server().auditFile());

        assertThat(odd(whole).status()).isLessThan(500);
        assertThat(logs.bytesWithout(environment.server().auditFile()) - before).isLessThan(COPIES_OF_THE_LOG * 1024L);
    }

    @Test
    void aTransferEncodingThatNamesNoneIsNoFault() throws IOException {
        ServerLimit.AN_EMPTY_TRANSFER_ENCODING_IS_WAITED_FOR.mustNotHold();
        whatAnybodyCanSendIsNoFaultAndCostsNoLog(
                "POST /key-shares HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding:\r\n\r\n");
    }

    @Test
    void aClientThatHangsUpCostsNoLog() {
        LogFiles logs = new LogFiles(environment.server().directory());
        long before = logs.bytesWithout(environment.server().auditFile());
        for (int i = 0; i < HANG_UPS; i++) {
            assertThatThrownBy(() -> environment
                            .httpsForOddRequests(environment.server())
                            .timeout(IMPATIENT)
                            .send(("POST /key-shares HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 10\r\n\r\n{")
                                    .getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(IOException.class);
        }
        // BODY_MALFORMED, once the server has noticed each of them; the others hand on whole requests only
        if (SERVER.equals("liberty")) {
            assertThat(new Polling(TIMEOUT)
                            .until(() -> AuditLine.of(environment.server().auditFile()).stream()
                                            .filter(line -> line.reason().equals("BODY_MALFORMED"))
                                            .count()
                                    >= HANG_UPS))
                    .isTrue();
        }
        assertThat(logs.bytesWithout(environment.server().auditFile()) - before)
                .isLessThan(COPIES_OF_THE_LOG * HANG_UPS * 1024L);
    }

    private WireAnswer odd(String request) throws IOException {
        return environment
                .httpsForOddRequests(environment.server())
                .timeout(TIMEOUT)
                .send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** No answer at all is a refusal as well. */
    private void refusedWithoutNames(String request) {
        WireAnswer answer;
        try {
            answer = environment
                    .httpsForOddRequests(environment.server())
                    .timeout(TIMEOUT)
                    .send(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException hungUp) {
            return;
        }
        assertThat(answer.status()).as(answer.text()).isBetween(400, 505);
        String said =
                (answer.headers() + answer.text()).toLowerCase(Locale.ROOT).replace(echoOf(request), "");
        assertThat(PRODUCTS).as(said).noneMatch(said::contains);
    }

    /** The path that a server repeats is not its own word. */
    private static String echoOf(String request) {
        String[] line = request.split(" ", 3);
        return line.length > 1 && !line[1].isBlank() ? line[1].toLowerCase(Locale.ROOT) : "\0";
    }
}
