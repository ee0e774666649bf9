package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ServerRecordsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final ServerRecords records = new ServerRecords(new LogLine());

    @Test
    void countsWhatComesAgainWithinAMinuteAndTellsTheNumberAfterwards() {
        assertThat(records.take(record(NOON, "connection 1 is closed")))
                .isEqualTo("2026-11-26T12:00:00Z WARNING server: connection 1 is closed\n");
        assertThat(records.take(record(NOON.plusSeconds(20), "connection 2 is closed")))
                .isEmpty();
        assertThat(records.take(record(NOON.plusSeconds(59), "connection 3 is closed")))
                .isEmpty();
        assertThat(records.take(record(NOON.plusSeconds(60), "something else")))
                .isEqualTo("2026-11-26T12:01:00Z WARNING server: 2 more like the one of 2026-11-26T12:00:00Z\n"
                        + "2026-11-26T12:01:00Z WARNING server: something else\n");
        assertThat(records.take(record(NOON.plusSeconds(61), "connection 4 is closed")))
                .endsWith("connection 4 is closed\n");
    }

    @Test
    void keepsABoundedNumberOfKinds() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.append(records.take(record(NOON, "x".repeat(i % 200) + "y".repeat(i / 200))));
        }
        assertThat(lines.toString().lines()).hasSize(1000);
        assertThat(records.rest()).isEmpty();
    }

    private static LogRecord record(Instant at, String text) {
        LogRecord record = new LogRecord(Level.WARNING, text);
        record.setLoggerName("server");
        record.setInstant(at);
        return record;
    }
}
