package ee.cdoc2.css.micro;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One JSON object (RFC 8259) on one line for each message, all of it text, under the names of the Elastic Common Schema. A map among the
 * parameters of the application's messages holds further fields by such names: the ids of a request.
 *
 * <p>Payara Server has it, too, in css-grizzly.jar, and finds it by {@code META-INF/hk2-locator/default}. So it needs no more than the JDK
 * and {@link EscapedText}.
 */
public final class JsonLine extends Formatter {
    /** The version of the schema whose names these are. */
    private static final String SCHEMA = "8.11.0";

    private static final String LOGGER = "log.logger";
    /** The application's loggers begin so. */
    private static final String OURS = "ee.cdoc2.css";

    private final String version;

    /** Made by the logging system by name. */
    public JsonLine() {
        this(Optional.ofNullable(JsonLine.class.getPackage().getImplementationVersion())
                .orElse("development"));
    }

    /**
     * Lines of this version of css.jar.
     *
     * @param version as in its manifest
     */
    JsonLine(String version) {
        super();
        this.version = version;
    }

    @Override
    public String format(LogRecord record) {
        return fields(record).entrySet().stream()
                .map(field -> "\"" + EscapedText.inJson(field.getKey()) + "\":\"" + EscapedText.inJson(field.getValue())
                        + "\"")
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private Map<String, String> fields(LogRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "@timestamp", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("log.level", record.getLevel().getName());
        fields.put("message", String.valueOf(formatMessage(record)));
        fields.put("ecs.version", SCHEMA);
        fields.put("service.name", "css");
        fields.put("service.version", version);
        fields.put(LOGGER, String.valueOf(record.getLoggerName()));
        fields.put("process.thread.id", Long.toString(record.getLongThreadID()));
        Thread current = Thread.currentThread();
        if (current.getId() == record.getLongThreadID()) {
            fields.put("process.thread.name", current.getName());
        }
        putError(record.getThrown(), fields);
        putOurs(record, fields);
        return fields;
    }

    /** Of the server's messages nobody knows what such a map holds. */
    private static void putOurs(LogRecord record, Map<String, String> fields) {
        if (record.getParameters() == null || !fields.get(LOGGER).startsWith(OURS)) {
            return;
        }
        for (Object parameter : record.getParameters()) {
            if (parameter instanceof Map<?, ?> more) {
                more.forEach((name, value) -> fields.putIfAbsent(name.toString(), value.toString()));
            }
        }
    }

    private static void putError(Throwable thrown, Map<String, String> fields) {
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            fields.put("error.type", thrown.getClass().getName());
            fields.put("error.stack_trace", trace.toString());
        }
    }
}
