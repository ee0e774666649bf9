package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

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
