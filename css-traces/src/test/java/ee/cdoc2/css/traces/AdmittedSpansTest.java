package ee.cdoc2.css.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmittedSpansTest {
    private static final String SECRET = "48010010101";

    private final List<SpanData> exported = new ArrayList<>();
    private final SdkTracerProvider traces = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new AdmittedSpans(new Kept())))
            .build();

    @Test
    void ofARequestTheRouteTheStatusAndTheIdLeave() {
        span(SpanKind.SERVER)
                .setAttribute("http.request.method", "GET")
                .setAttribute("http.route", "/key-shares/{shareId}")
                .setAttribute("http.response.status_code", 404)
                .setAttribute(
                        AttributeKey.stringArrayKey("http.response.header.x-request-id"),
                        List.of("c0ffee00-1111-4222-8333-444455556666"))
                .setAttribute("url.path", "/key-shares/" + SECRET)
                .setAttribute("url.query", SECRET)
                .setAttribute("client.address", SECRET)
                .setAttribute("network.peer.address", SECRET)
                .setAttribute("server.address", SECRET)
                .setAttribute("user_agent.original", SECRET)
                .setAttribute("an.attribute.of.tomorrow", SECRET)
                .end();

        assertThat(exported)
                .singleElement()
                .satisfies(span -> assertThat(names(span))
                        .containsExactlyInAnyOrder(
                                "http.request.method",
                                "http.route",
                                "http.response.status_code",
                                "http.response.header.x-request-id"));
    }

    @Test
    void ofAQuestionTheHostLeavesAndNotTheUrl() {
        span(SpanKind.CLIENT)
                .setAttribute("server.address", "ocsp.example.org")
                .setAttribute("server.port", 80)
                .setAttribute("url.full", "http://ocsp.example.org/" + SECRET)
                .end();

        assertThat(exported)
                .singleElement()
                .satisfies(span -> assertThat(names(span)).containsExactlyInAnyOrder("server.address", "server.port"));
    }

    @Test
    void ofAStatementTheOperationAndTheTableLeaveAndNotTheText() {
        span(SpanKind.CLIENT)
                .setAttribute("db.system.name", "postgresql")
                .setAttribute("db.operation.name", "SELECT")
                .setAttribute("db.collection.name", "key_share")
                .setAttribute("db.query.text", SECRET)
                .setAttribute("db.statement", SECRET)
                .setAttribute("db.user", SECRET)
                .end();

        assertThat(exported)
                .singleElement()
                .satisfies(span -> assertThat(names(span))
                        .containsExactlyInAnyOrder("db.system.name", "db.operation.name", "db.collection.name"));
        assertThat(exported.get(0).getName()).isEqualTo("SELECT key_share");
    }

    @Test
    void aStatementThatTheAgentDoesNotUnderstandIsNamedByItsDatabase() {
        traces.get("test")
                .spanBuilder("/home/" + SECRET + "/css")
                .setAttribute("db.system", "h2")
                .startSpan()
                .end();

        assertThat(exported)
                .singleElement()
                .satisfies(span -> assertThat(span.getName()).isEqualTo("h2"));
    }

    @Test
    void aFailureLeavesWithoutWhatIsSaidOfIt() {
        Span earlier = span(SpanKind.INTERNAL);
        earlier.end();
        traces.get("test")
                .spanBuilder("broken")
                .addLink(earlier.getSpanContext(), Attributes.of(AttributeKey.stringKey("x"), SECRET))
                .startSpan()
                .recordException(new IllegalStateException(SECRET))
                .addEvent(SECRET)
                .setStatus(StatusCode.ERROR, SECRET)
                .end();

        SpanData broken = exported.get(1);
        assertThat(broken.getName()).isEqualTo("broken");
        assertThat(broken.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(broken.getStatus().getDescription()).isEmpty();
        assertThat(broken.getEvents()).isEmpty();
        assertThat(broken.getTotalRecordedEvents()).isZero();
        assertThat(broken.getLinks()).isEmpty();
        assertThat(broken.getTotalRecordedLinks()).isZero();
    }

    @Test
    void ofTheProcessItsNameLeavesAndNotItsCommandLine() {
        Resource process = Resource.create(Attributes.builder()
                .put("service.name", "css")
                .put("process.command_line", SECRET)
                .build());

        assertThat(AdmittedAttributes.of(process).getAttributes().asMap())
                .isEqualTo(Map.of(AttributeKey.stringKey("service.name"), "css"));
    }

    private Span span(SpanKind kind) {
        return traces.get("test").spanBuilder("span").setSpanKind(kind).startSpan();
    }

    private static List<String> names(SpanData span) {
        assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size());
        return span.getAttributes().asMap().keySet().stream()
                .map(AttributeKey::getKey)
                .toList();
    }

    /** Keeps what it is given. */
    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            exported.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
