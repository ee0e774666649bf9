package ee.cdoc2.css.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireAnswer.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the repository's API description allows, and answers that it does not. */
class DescribedAnswersTest {
    private static final String SHARE_PATH = "/key-shares/0123456789abcdef0123456789abcdef";
    private static final String NONCE = "POST " + SHARE_PATH + "/nonce";
    private static final String JSON = "Content-Type: application/json";
    private static final String PROBLEM = "Content-Type: application/problem+json";
    private static final List<String> EVERY = List.of(
            "Date: now",
            "Content-Length: 1",
            "Cache-Control: no-store",
            "X-Content-Type-Options: nosniff",
            "Strict-Transport-Security: max-age=31536000",
            "X-Request-Id: c0ffee00-1111-4222-8333-444455556666");

    private final DescribedAnswers strict = new DescribedAnswers(ApiDescription.ofRepository(), false);
    private final DescribedAnswers lenient = new DescribedAnswers(strict.api(), true);

    @Test
    void describedAnswersAreFine() {
        fine(NONCE, answer(200, "{\"nonce\":\"AAAAAAAAAAAAAAAA\"}", JSON));
        fine(NONCE, answer(404, problem("no-such-share", "There is no such share for this request", 404), PROBLEM));
        fine("GET /nope", answer(404, problem("no-such-resource", "There is no such resource", 404), PROBLEM));
        fine(
                "GET https://example.org/nope?x=y",
                answer(404, problem("no-such-resource", "There is no such resource", 404), PROBLEM));
        fine(
                "PUT /key-shares",
                answer(
                        405,
                        problem("method-not-allowed", "The method is not allowed here", 405),
                        PROBLEM,
                        "Allow: OPTIONS, POST"));
        fine("HEAD /health", answer(503, "", JSON));
        fine("OPTIONS //key-shares", answer(204, "", "Allow: OPTIONS, POST"));
        fine(
                "GET " + SHARE_PATH,
                answer(
                        503,
                        problem("storage-unavailable", "The storage is not available now", 503),
                        PROBLEM,
                        "Retry-After: 5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "418 | {\"nonce\":\"AAAAAAAAAAAAAAAA\"} | Content-Type: application/json | the status is not described",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAA\"} | Content-Type: application/json | at least 16 characters",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAA\\n\"} | Content-Type: application/json | does not match the regex",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAAA\",\"more\":1} | Content-Type: application/json | 'more' is not defined",
                "200 | {} | Content-Type: application/json | required property 'nonce' not found",
                "200 | {\"nonce\": | Content-Type: application/json | body is no JSON",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAAA\"} | Content-Type: text/html | the media type text/html is not described",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAAA\"} | X: y | X is not described",
                "200 | {\"nonce\":\"AAAAAAAAAAAAAAAA\"} | X: y | the media type none is not described",
            })
    void otherAnswersAreFaults(int status, String body, String header, String fault) {
        assertThatThrownBy(() -> strict.answered(request(NONCE, ""), answer(status, body, header)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(NONCE)
                .hasMessageContaining(fault);
    }

    @Test
    void problemOfAnotherRouteIsAFault() {
        fault(
                "GET /nope",
                answer(404, problem("no-such-share", "There is no such share for this request", 404), PROBLEM),
                "enum");
        fault("GET /nope", answer(404, problem("no-such-resource", "There is nothing", 404), PROBLEM), "enum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cache-Control", "X-Content-Type-Options", "Strict-Transport-Security", "X-Request-Id"})
    void missingHeaderIsAFault(String name) {
        WireAnswer whole = answer(404, problem("no-such-resource", "There is no such resource", 404), PROBLEM);
        WireAnswer without = new WireAnswer(
                whole.version(),
                whole.status(),
                whole.reason(),
                whole.headers().stream()
                        .filter(header -> !header.name().equals(name))
                        .toList(),
                whole.body());

        fault("GET /nope", without, name + " occurs 0 times");
    }

    @Test
    void headerWithAnotherValueIsAFault() {
        fault("POST /key-shares", answer(201, "", "Location: https://localhost/key-shares/0123"), "Location: ");
        fault(
                "GET " + SHARE_PATH,
                answer(
                        503,
                        problem("storage-unavailable", "The storage is not available now", 503),
                        PROBLEM,
                        "Retry-After: soon"),
                "Retry-After: ");
    }

    @Test
    void bodyWhereNoneIsDescribedIsAFault() {
        fault("OPTIONS /key-shares", answer(204, "x", "Allow: OPTIONS, POST"), "there is a body");
        fault("HEAD /health", answer(200, "x", JSON), "there is a body");
    }

    @Test
    void grantedRequestThatIsNotDescribedIsAFault() {
        String location = "Location: /key-shares/0123456789abcdef0123456789abcdef";

        assertThatThrownBy(() -> strict.answered(
                        request("POST /key-shares", "{\"share\":\"AAAA\",\"recipient\":\"x\"}"),
                        answer(201, "", location)))
                .hasMessageContaining("granted request's body");
        fault(
                "GET " + SHARE_PATH,
                answer(200, "{\"share\":\"" + "A".repeat(43) + "=\",\"recipient\":\"etsi/PNOEE-48010010101\"}", JSON),
                "granted request has x-cdoc2-auth-x5c 0 times");
    }

    @Test
    void serversOwnRefusalIsFineOnlyWhereItMayRefuse() {
        WireAnswer own = new WireAnswer("HTTP/1.1", 400, "", List.of(), new byte[0]);

        fault(NONCE, own, "Cache-Control occurs 0 times");
        assertThatCode(() -> lenient.answered(request(NONCE, ""), own)).doesNotThrowAnyException();
        assertThatCode(() -> lenient.answered("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII), own))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> strict.answered("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII), own))
                .hasMessageContaining("no HTTP request");
    }

    @Test
    void serverMayAddAHeaderOnlyWhereItMayRefuse() {
        WireAnswer challenging = answer(
                404, problem("no-such-resource", "There is no such resource", 404), PROBLEM, "WWW-Authenticate: Basic");

        fault("POST /j_security_check", challenging, "WWW-Authenticate is not described");
        assertThatCode(() -> lenient.answered(request("POST /j_security_check", ""), challenging))
                .doesNotThrowAnyException();
    }

    @Test
    void serversOwnAnswerMustBeARefusalWithoutJson() {
        assertThatThrownBy(() -> lenient.answered(request(NONCE, ""), answer(200, "", "X: y")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> lenient.answered(request(NONCE, ""), answer(400, "{}", JSON)))
                .isInstanceOf(AssertionError.class);
    }

    private void fine(String line, WireAnswer answer) {
        assertThatCode(() -> strict.answered(request(line, ""), answer)).doesNotThrowAnyException();
    }

    private void fault(String line, WireAnswer answer, String fault) {
        assertThatThrownBy(() -> strict.answered(request(line, ""), answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(fault);
    }

    private static byte[] request(String line, String body) {
        return (line + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static WireAnswer answer(int status, String body, String... headers) {
        List<Header> all = Stream.concat(EVERY.stream(), Arrays.stream(headers))
                .map(line -> line.split(": ", 2))
                .map(header -> new Header(header[0], header[1]))
                .toList();
        return new WireAnswer("HTTP/1.1", status, "", all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(String type, String title, int status) {
        return "{\"type\":\"urn:problem-type:css:" + type + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"instance\":\"urn:uuid:c0ffee00-1111-4222-8333-444455556666\"}";
    }
}
