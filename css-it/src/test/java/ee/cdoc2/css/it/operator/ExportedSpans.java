package ee.cdoc2.css.it.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spans that OpenTelemetry's Java agent has printed among a server's log, with its exporter {@code logging-otlp}. */
public final class ExportedSpans {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BATCH = "{\"resource\":";

    private ExportedSpans() {}

    /** {@return whether the tests are told where the agent is} */
    public static boolean areWanted() {
        return System.getProperty("css.it.agent") != null;
    }

    /** {@return all spans in a log} */
    public static List<Exported> in(String log) {
        List<Exported> spans = new ArrayList<>();
        log.lines()
                .filter(line -> line.contains(BATCH))
                .map(line -> parsed(line.substring(line.indexOf(BATCH))))
                .forEach(batch ->
                        batch.findValues("spans").forEach(list -> list.forEach(span -> spans.add(read(span)))));
        return spans;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("no JSON: " + text, malformed);
        }
    }

    private static Exported read(JsonNode span) {
        Map<String, String> attributes = new TreeMap<>();
        span.path("attributes")
                .forEach(attribute -> attributes.put(
                        attribute.path("key").asText(), attribute.path("value").toString()));
        return new Exported(
                span.path("traceId").asText(),
                span.path("kind").asInt(),
                span.path("name").asText(),
                attributes,
                span.path("events").size());
    }

    /**
     * One span.
     *
     * @param trace the id of its trace
     * @param kind {@link #CLIENT}, or another number of OTLP
     * @param name what was done
     * @param attributes as JSON, by their names
     * @param events how many
     */
    public record Exported(String trace, int kind, String name, Map<String, String> attributes, int events) {
        /** Of a question to another server. */
        public static final int CLIENT = 3;
    }
}
