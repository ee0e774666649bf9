package ee.cdoc2.css.micro.build;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Payara's tracing, which css.jar leaves out of the files that name services: two listeners around each call of JAX-RS, whether or not anybody
 * wants traces, were 4 per cent of a call. Its classes stay, and nobody asks for them.
 *
 * <p>Breaks when Payara needs its tracing for something else; the black-box suite notices. A name that Payara does not know any more does no
 * harm.
 */
final class UnusedServices {
    private static final Set<String> NAMES = Set.of(
            "fish.payara.microprofile.opentracing.cdi.OpenTracingCdiExtension",
            "fish.payara.microprofile.telemetry.tracing.TelemetryCdiExtension",
            "fish.payara.microprofile.telemetry.tracing.jaxrs.JerseyOpenTelemetryAutoDiscoverable",
            "fish.payara.microprofile.telemetry.tracing.jaxrs.client.JaxrsClientRequestTracingDiscoverable");

    private UnusedServices() {}

    /** {@return a file of {@code META-INF/services} without them} */
    static byte[] leftOutOf(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !NAMES.contains(line.strip()))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
