package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's id of a request goes out with each answer, and the caller's ids are in the log where it refuses. That each answer has the
 * header, and a problem document the same id, all tests look at.
 */
@Tag("h2")
class RequestIdIT extends BlackBox {
    private static final String TRACE_PARENT = "traceparent";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Polling SOON = new Polling(Duration.ofSeconds(5));

    @Test
    void theAnswerToWhatSucceedsHasTheIdOfItsAuditLine() {
        WireAnswer stored = environment
                .client()
                .send(new JavaClientShape(TestEnvironment.address(environment.server()))
                        .store(
                                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                                environment.mobileIdUser().id()));

        List<AuditLine> lines = AuditLine.of(environment.server().auditFile());
        assertThat(lines.get(lines.size() - 1).requestId())
                .isEqualTo(stored.header(REQUEST_ID).orElseThrow());
    }

    @Test
    void theLogHasTheCallersIdsBesideTheServers() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String callers = UUID.randomUUID().toString();

        WireAnswer refused = ask(TRACE_PARENT, "00-" + trace + "-00f067aa0ba902b7-01", REQUEST_ID, callers);

        String own = refused.header(REQUEST_ID).orElseThrow();
        assertThat(own).isNotEqualTo(callers);
        assertThat(SOON.until(() -> isLogged(
                        "refused urn:uuid:" + own + ": SHARE_UNKNOWN, trace " + trace + ", X-Request-Id " + callers)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-%s-00f067aa0ba902b7-01-more", "01-%s-00f067aa0ba902b7-01", "%s", "PNOEE-%s"})
    void whatIsNoTraceAndNoUuidIsDisregarded(String form) {
        String number = UUID.randomUUID().toString().replace("-", "");
        String header = form.formatted(number);

        WireAnswer refused = ask(TRACE_PARENT, header, REQUEST_ID, header);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(SOON.until(() -> isLogged(refused.header(REQUEST_ID).orElseThrow() + ": SHARE_UNKNOWN")))
                .isTrue();
        assertThat(isLogged(number)).isFalse();
    }

    @Test
    void twoTracesAreNone() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String parent = "00-" + trace + "-00f067aa0ba902b7-01";

        assertThat(ask(TRACE_PARENT, parent, TRACE_PARENT, parent).status()).isEqualTo(404);
        assertThat(isLogged(trace)).isFalse();
    }

    private WireAnswer ask(String name, String value, String otherName, String otherValue) {
        CssClient client = environment.client();
        return client.send(RequestBytes.of(
                        "POST",
                        "/key-shares/0123456789abcdef0123456789abcdef/nonce",
                        TestEnvironment.address(environment.server()))
                .header("Connection", "close")
                .header(name, value)
                .header(otherName, otherValue)
                .bytes(new byte[0]));
    }

    private boolean isLogged(String text) {
        return !new LogFiles(environment.server().directory())
                .findings(Map.of("the text", text))
                .isEmpty();
    }
}
