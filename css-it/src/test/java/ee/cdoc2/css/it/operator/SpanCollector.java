package ee.cdoc2.css.it.operator;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A collector on 127.0.0.1, for the spans of OpenTelemetry's Java agent (OTLP over HTTP). What the agent prints instead of sending it can be
 * lost at the stop: Payara Server takes standard error into its log, which it closes before the agent has come to an end.
 */
public final class SpanCollector implements AutoCloseable {
    private final HttpServer server;
    private final Path file;
    private final List<Exported> spans = new CopyOnWriteArrayList<>();

    private SpanCollector(HttpServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    /**
     * {@return a collector that was started}
     *
     * @param file all that comes is appended to it, byte for byte
     */
    public static SpanCollector start(Path file) throws IOException {
        SpanCollector collector = new SpanCollector(
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0), file);
        collector.server.createContext("/v1/traces", collector::take);
        collector.server.start();
        return collector;
    }

    /** {@return whether the tests are told where the agent is} */
    public static boolean isWanted() {
        return System.getProperty("css.it.agent") != null;
    }

    /** {@return where the agent finds it} */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@return all spans that have come} */
    public List<Exported> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Files.write(file, body, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            parsed(body).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(SpanCollector::read)
                    .forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static ExportTraceServiceRequest parsed(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Exported read(Span span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributesList()
                .forEach(attribute -> attributes.put(
                        attribute.getKey(), attribute.getValue().toString().strip()));
        return new Exported(
                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                span.getKindValue(),
                span.getName(),
                attributes,
                span.getEventsCount());
    }

    /**
     * One span.
     *
     * @param trace the id of its trace
     * @param kind {@link #CLIENT}, or another number of OTLP
     * @param name what was done
     * @param attributes as text, by their names
     * @param events how many
     */
    public record Exported(String trace, int kind, String name, Map<String, String> attributes, int events) {
        /** Of a question to another server. */
        public static final int CLIENT = Span.SpanKind.SPAN_KIND_CLIENT_VALUE;
    }
}
