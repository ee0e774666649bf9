package ee.cdoc2.css.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
import java.util.Locale;

/**
 * An answer that claims to be a problem document (RFC 9457).
 *
 * @param answer as it came
 */
public record ProblemDocument(WireAnswer answer) {

    /** Words that a stack trace, a library's message or a server's page would give away. */
    private static final List<String> INSIDE = List.of(
            "exception",
            "ee.cdoc2",
            "jakarta",
            "java.",
            "at org.",
            "sql",
            "select ",
            "h2",
            "postgres",
            "jackson",
            "resteasy",
            "jersey",
            "payara",
            "glassfish",
            "grizzly",
            "liberty",
            "websphere",
            "ibm",
            "ticket",
            "certificate_",
            "nonce_",
            "ocsp",
            "anchor");

    /** Reads it. */
    public static ProblemDocument in(WireAnswer answer) {
        return new ProblemDocument(answer);
    }

    /** Checks status, type and form. */
    public void isOf(int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.member("type")).contains("urn:problem-type:css:" + type);
        isComplete();
    }

    /** {@return status, headers and body, without the clock's and the id that is new each time: all that tells refusals apart} */
    public List<String> shown() {
        List<String> headers = answer.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Date")
                        && !header.name().equalsIgnoreCase("X-Request-Id"))
                .map(header -> header.name() + ": " + header.value())
                .toList();
        String body = answer.text().replace(answer.member("instance").orElseThrow(), "");
        return List.of(Integer.toString(answer.status()), answer.reason(), headers.toString(), body);
    }

    /** Checks the form: members, headers, and that nothing else is said. */
    public void isComplete() {
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.member("type").orElseThrow()).startsWith("urn:problem-type:css:");
        assertThat(answer.member("title")).isPresent();
        assertThat(answer.text()).contains("\"status\":" + answer.status());
        assertThat(answer.member("instance").orElseThrow())
                .isEqualTo("urn:uuid:" + answer.header("X-Request-Id").orElseThrow());
        saysNothingOfTheInside();
    }

    private void saysNothingOfTheInside() {
        String withoutType =
                answer.text().replace(answer.member("type").orElseThrow(), "").toLowerCase(Locale.ROOT);
        assertThat(INSIDE).as(withoutType).noneMatch(withoutType::contains);
        assertThat(answer.headerNames()).doesNotContain("Server", "X-Powered-By");
    }
}
