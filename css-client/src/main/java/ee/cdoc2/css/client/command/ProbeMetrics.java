package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a probe prints as JSON, in the text format of Prometheus, for the textfile collector of its node exporter. */
final class ProbeMetrics {
    private static final int DIGITS_OF_MILLIS = 3;

    private ProbeMetrics() {}

    /**
     * {@return the metrics of one probe}
     *
     * @param line what it has printed
     * @param end  when it has ended
     * @param servedUntil when the certificate ends that each server shows, by the server's id
     */
    static byte[] of(JsonObject line, Instant end, Map<String, Instant> servedUntil) {
        StringBuilder text = new StringBuilder();
        boolean succeeded = line.member("ok").filter(JsonLiteral.TRUE::equals).isPresent();
        gauge(text, "css_probe_success", "1 when the key came back, 0 when not");
        sample(text, "css_probe_success", Map.of(), succeeded ? "1" : "0");
        gauge(text, "css_probe_end_time_seconds", "When the last probe ended, in seconds since 1970");
        sample(text, "css_probe_end_time_seconds", Map.of(), Long.toString(end.getEpochSecond()));
        gauge(text, "css_probe_duration_seconds", "How long the probe took as a whole");
        sample(text, "css_probe_duration_seconds", Map.of(), seconds(line, "totalMs"));
        gauge(text, "css_probe_step_seconds", "How long each step took");
        for (JsonValue step : ((JsonArray) line.members().get("steps")).elements()) {
            sample(text, "css_probe_step_seconds", labels((JsonObject) step), seconds((JsonObject) step, "ms"));
        }
        gauge(text, "css_probe_certificate_expiry_days", "Days until the certificate ends that a server shows");
        servedUntil.forEach((server, until) -> sample(
                text,
                "css_probe_certificate_expiry_days",
                Map.of("server", server),
                days(Duration.between(end, until))));
        gauge(text, "css_probe_failure", "1 for why the probe failed; nothing when it succeeded");
        if (!succeeded) {
            sample(text, "css_probe_failure", labels(line), "1");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void gauge(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ");
        text.append(name).append(" gauge\n");
    }

    private static void sample(StringBuilder text, String name, Map<String, String> labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(value).append('\n');
    }

    private static Map<String, String> labels(JsonObject members) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : new String[] {"step", "server", "protocol", "error"}) {
            members.text(name).ifPresent(value -> labels.put(name, value));
        }
        members.text("failedStep").ifPresent(value -> labels.put("step", value));
        return labels;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String days(Duration left) {
        return Double.toString(left.toSeconds() / (double) Duration.ofDays(1).toSeconds());
    }

    private static String seconds(JsonObject members, String name) {
        return new BigDecimal(((JsonNumber) members.members().get(name)).literal())
                .movePointLeft(DIGITS_OF_MILLIS)
                .toPlainString();
    }
}
