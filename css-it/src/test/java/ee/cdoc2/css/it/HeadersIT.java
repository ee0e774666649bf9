package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request headers: how much of them, and that they are never believed. */
@Tag("h2")
class HeadersIT extends BlackBox {

    private static final int ADMITTED = 32 * 1024;
    private static final int PER_LINE = ": \r\n".length();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 60})
    void thirtyTwoKibibytesInAllAreAdmitted(int fields) {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));
        RequestBytes request = get("/key-shares/" + share.shareId())
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", share.recipient().identity().x5c());

        Outcome.released(environment.client().send(filledUp(request, ADMITTED, fields)), share);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 60})
    void oneByteMoreIsRefused(int fields) throws IOException {
        WireAnswer answer = sendOdd(filledUp(get("/nope"), ADMITTED + 1, fields));

        assertThat(answer.status()).isIn(400, 431);
    }

    @ParameterizedTest
    @ValueSource(ints = {40 * 1024, 100 * 1024, 1024 * 1024})
    void muchMoreIsRefusedAndHurtsNobodyElse(int bytes) throws IOException {
        WireAnswer answer = sendOdd(filledUp(get("/nope"), bytes, 40));

        assertThat(answer.status()).isIn(400, 413, 431);
        assertThat(environment.client().send(get("/nope").bytes()).status()).isEqualTo(404);
    }

    @Test
    void forwardedHeadersDoNotChangeWhoTheServerIs() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String nonce = environment.client().nonce(share);
        String forElsewhere = environment
                .client(
                        environment.server(),
                        new JavaClientShape(TestEnvironment.address(environment.server())),
                        "https://evil.example")
                .ticket(share, nonce);

        WireAnswer answer = environment
                .client()
                .send(spoofed("GET", "/key-shares/" + share.shareId())
                        .header("x-cdoc2-auth-ticket", forElsewhere)
                        .header("x-cdoc2-auth-x5c", share.recipient().identity().x5c())
                        .bytes());

        Outcome.refused(answer, 401, "not-authenticated");
    }

    @Test
    void forwardedHeadersDoNotChangeWhatIsAnswered() {
        RequestBytes request = spoofed("POST", "/key-shares").header("Content-Type", "application/json");
        String body = "{\"share\":\"" + Base64.getEncoder().encodeToString(new byte[32])
                + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}";

        WireAnswer answer = environment.client().send(request.bytes(body.getBytes(StandardCharsets.US_ASCII)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/key-shares/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-cdoc2-auth-ticket", "x-cdoc2-auth-x5c", "Accept", "x-anything"})
    void controlCharactersAreNoFaultOfTheServer(String header) throws IOException {
        for (char character : new char[] {0x00, 0x01, 0x08, 0x0b, 0x1f, 0x7f, 0x80, 0xff}) {
            RequestBytes request =
                    get("/key-shares/0123456789abcdef0123456789abcdef").header(header, "a" + character + "b");

            assertThat(sendOdd(request.bytes()).status())
                    .as("0x%02x", (int) character)
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "%0a", "%0d%0aX:%20y", "%7f", "%c2%85", "%ff", "%e2%80%ae", "%09"})
    void controlCharactersInTheShareIdAre400(String character) throws IOException {
        String path = "/key-shares/0123456789abcdef01234" + character + "6789";

        assertThat(sendOdd(get(path).bytes()).status()).isEqualTo(400);
    }

    /** Some servers read a path as a pattern, and can't where it has one of these. */
    @ParameterizedTest
    @ValueSource(strings = {":", "%3a", "%3A", "%253A", "X:%20y", "*", "*.*", "!"})
    void aPathThatIsNoPatternIsNoFaultOfTheServer(String characters) throws IOException {
        String share = "/key-shares/0123456789abcdef01234" + characters + "6789";

        assertThat(sendOdd(get(share).bytes()).status()).isEqualTo(400);
        assertThat(sendOdd(get("/x" + characters + "y").bytes()).status()).isEqualTo(404);
    }

    private WireAnswer sendOdd(byte[] request) throws IOException {
        return environment.httpsForOddRequests(environment.server()).send(request);
    }

    private RequestBytes spoofed(String method, String path) {
        return new RequestBytes()
                .line(method + " " + path + " HTTP/1.1")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=127.0.0.1;host=evil.example;proto=http")
                .header("X-Original-URL", "/evil")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("$WSSN", "evil.example")
                .header("$WSSP", "1")
                .header("Connection", "close");
    }

    private RequestBytes get(String path) {
        return RequestBytes.of("GET", path, TestEnvironment.address(environment.server()))
                .header("Connection", "close");
    }

    /** Adds fields until all fields together, each with colon, space and line end, have this many bytes. */
    private static byte[] filledUp(RequestBytes request, int bytes, int fields) {
        int requestLine = new String(request.bytes(), StandardCharsets.ISO_8859_1).indexOf("\r\n") + 2;
        int left = bytes - (request.bytes().length - requestLine - 2);
        for (int i = 0; i < fields; i++) {
            String name = "x-filler-" + i;
            int share = i == fields - 1 ? left : left / (fields - i);
            request.header(name, "f".repeat(share - name.length() - PER_LINE));
            left -= share;
        }
        return request.bytes();
    }
}
