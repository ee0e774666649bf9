package ee.cdoc2.css.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    private static final String OURS = "ee.cdoc2.css.web";

    private final JsonLine line = new JsonLine("1.0.0+0123456789ab");

    @Test
    void hasTheNamesOfTheElasticCommonSchema() {
        LogRecord entry = message(OURS, "refused");
        entry.setParameters(new Object[] {Map.of("trace.id", "4bf92f3577b34da6a3ce929d0e0e4736")});

        assertThat(line.format(entry))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-11-26T12:00:00.123Z\",\"log.level\":\"WARNING\",\"message\":\"refused\","
                                + "\"ecs.version\":\"8.11.0\",\"service.name\":\"css\",\"service.version\":\"1.0.0+0123456789ab\","
                                + "\"log.logger\":\"ee.cdoc2.css.web\",\"process.thread.id\":\""
                                + Thread.currentThread().getId() + "\",\"process.thread.name\":\""
                                + Thread.currentThread().getName()
                                + "\",\"trace.id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}\n");
    }

    @Test
    void isOneLineAndKeepsTheTextWhateverIsInIt() {
        StringBuilder everything = new StringBuilder("\"}\\u0022{\\");
        for (char c = 0; c < 0x3000; c++) {
            everything.append(c);
        }

        String written = line.format(message(OURS, everything.toString()));

        assertThat(written.chars().filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029))
                .containsExactly((int) '\n');
        assertThat(read(written).text("message")).contains(everything.toString());
    }

    @Test
    void hasAnExceptionWithItsTrace() {
        LogRecord entry = message(OURS, "broken");
        entry.setThrown(new IllegalStateException("inside\nof it"));

        String written = line.format(entry);

        assertThat(written.lines()).hasSize(1);
        assertThat(read(written).text("error.type")).contains("java.lang.IllegalStateException");
        assertThat(read(written).text("error.stack_trace").orElseThrow())
                .startsWith("java.lang.IllegalStateException: inside\nof it")
                .contains("\tat ");
    }

    @Test
    void noThreadIsNamedThatDidNotSayIt() {
        LogRecord entry = message(OURS, "earlier");
        entry.setLongThreadID(Thread.currentThread().getId() + 1);

        assertThat(read(line.format(entry)).text("process.thread.name")).isEmpty();
    }

    @Test
    void onlyTheApplicationAddsFieldsAndNoneReplacesOurs() {
        Map<String, String> more = Map.of("message", "another", "more", "x");
        LogRecord ours = message(OURS, "refused");
        ours.setParameters(new Object[] {"text", null, more});
        LogRecord servers = message("org.example", "refused");
        servers.setParameters(new Object[] {more});

        assertThat(read(line.format(ours)).members())
                .containsEntry("message", new JsonString("refused"))
                .containsEntry("more", new JsonString("x"));
        assertThat(read(line.format(servers)).members()).doesNotContainKey("more");
    }

    @Test
    void aStartThatFailsIsLinesToo() {
        PrintStream standardError = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            LogFormat.of(Map.of("CSS_LOG_FORMAT", "json")).didNotStart(List.of("one", "another"));
        } finally {
            System.setErr(standardError);
        }

        assertThat(printed.toString(UTF_8)
                        .lines()
                        .map(text -> read(text).text("message").orElseThrow()))
                .containsExactly("CSS did not start: one", "CSS did not start: another");
    }

    static JsonObject read(String written) {
        return StrictJson.parseObject(written.strip().getBytes(UTF_8)).orElseThrow();
    }

    private static LogRecord message(String logger, String text) {
        LogRecord entry = new LogRecord(Level.WARNING, text);
        entry.setLoggerName(logger);
        entry.setInstant(Instant.parse("2026-11-26T12:00:00.123456Z"));
        return entry;
    }
}
