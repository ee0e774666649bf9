package ee.cdoc2.css.traces;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import java.util.Map;

/**
 * Sets the agent up for CSS: whatever exporter is configured gets {@linkplain AdmittedSpan what is admitted}, and the agent's settings have
 * the defaults that a server for strangers needs. What the operator sets ({@code OTEL_…}, {@code otel.…}) goes before these.
 */
public final class TracesOfCss implements AutoConfigurationCustomizerProvider {

    /** Made by the agent by name. */
    public TracesOfCss() {
        super();
    }

    @Override
    public void customize(AutoConfigurationCustomizer agent) {
        agent.addPropertiesSupplier(TracesOfCss::defaults)
                .addResourceCustomizer((resource, properties) -> AdmittedAttributes.of(resource))
                .addSpanExporterCustomizer((exporter, properties) -> new AdmittedSpans(exporter));
    }

    private static Map<String, String> defaults() {
        return Map.of(
                "otel.service.name",
                "css",
                // no stranger says which trace a request belongs to and that it is to be kept, and no OCSP responder is
                // told
                "otel.propagators",
                "none",
                // css has a log and metrics of its own
                "otel.logs.exporter",
                "none",
                "otel.metrics.exporter",
                "none",
                // joins a trace to the lines of the log
                "otel.instrumentation.http.server.capture-response-headers",
                "X-Request-Id",
                // the route of a request, where the agent cannot take it from Jersey: no OSGi bundle of Payara Server's
                // sees all the
                // classes that this needs (docs/operations/logs.md)
                "otel.instrumentation.jaxrs-3.0-annotations.enabled",
                "true");
    }
}
