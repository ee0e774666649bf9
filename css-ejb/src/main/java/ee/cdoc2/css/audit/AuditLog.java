package ee.cdoc2.css.audit;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.RequestRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The audit log: one JSON object a line, as docs/audit-log.md says. What succeeds is written as the last act of its
 * transaction: a share whose release cannot be recorded does not leave, and one whose storing cannot be recorded is not
 * kept.
 */
public class AuditLog {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css");
    private static final int SERVER_FAULT = 500;

    private final List<AuditSink> books;
    private final RecipientPseudonyms pseudonyms;
    private final Clock clock;
    private final Runnable alarm;

    AuditLog(List<AuditSink> books, RecipientPseudonyms pseudonyms, Clock clock, Runnable alarm) {
        this.books = books;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.alarm = alarm;
    }

    /**
     * An audit log in the log category, or in a file and, as far as it is switched on, in the log category too.
     *
     * @param file       where every line must get to, if anywhere but in the log category
     * @param pseudonyms how recipients are named
     * @param clock      the time of the lines
     * @param alarm      run for each line that could not be written
     * @return the log
     */
    public static AuditLog of(Optional<Path> file, RecipientPseudonyms pseudonyms, Clock clock, Runnable alarm) {
        AuditSink category = new LogCategory();
        return new AuditLog(
                file.<List<AuditSink>>map(path -> List.of(new AuditFile(path), new Optionally(category)))
                        .orElse(List.of(category)),
                pseudonyms,
                clock,
                alarm);
    }

    /**
     * Records that what the request wanted is about to happen.
     *
     * @param request what is known of it
     * @throws Denied {@link Denial#AUDIT_UNAVAILABLE} when that is not certain to have been recorded
     */
    public void succeeds(RequestRecord request) {
        try {
            write(line(request, "success", JsonLiteral.NULL), true);
        } catch (IOException failed) {
            complain(failed);
            throw new Denied(Denial.AUDIT_UNAVAILABLE);
        }
    }

    /**
     * Records that a request concerning shares was refused. If that cannot be recorded it is refused all the same.
     *
     * @param request what is known of it
     * @param reason  why
     */
    public void denied(RequestRecord request, Denial reason) {
        record(request, reason.problem().status() >= SERVER_FAULT ? "failed" : "denied", reason.name());
    }

    /**
     * Records that a request concerning shares met a fault of the server's own.
     *
     * @param request what is known of it
     */
    public void failed(RequestRecord request) {
        record(request, "failed", "INTERNAL_ERROR");
    }

    private void record(RequestRecord request, String outcome, String reason) {
        if (!request.operation().concernsShares()) {
            return;
        }
        try {
            write(line(request, outcome, new JsonString(reason)), false);
        } catch (IOException failed) {
            complain(failed);
        }
    }

    private void write(String line, boolean durable) throws IOException {
        for (AuditSink book : books) {
            book.write(line, durable);
        }
    }

    private String line(RequestRecord request, String outcome, JsonValue reason) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put(
                "time",
                new JsonString(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        members.put("event", new JsonString(request.operation().event()));
        members.put("outcome", new JsonString(outcome));
        members.put("reason", reason);
        members.put("shareId", orNull(request.shareId().map(Object::toString)));
        members.put("recipient", orNull(request.recipient().flatMap(pseudonyms::of)));
        members.put("requestId", new JsonString(request.id().toString()));
        return new String(StrictJson.write(new JsonObject(members)), StandardCharsets.UTF_8);
    }

    private static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(JsonString::new).orElse(JsonLiteral.NULL);
    }

    private void complain(IOException failed) {
        alarm.run();
        // the class, and our own texts, which hold nothing of the request; a file system's text holds the path alone
        LOGGER.log(Level.SEVERE, "The audit log cannot be written: {0}", failed.toString());
    }

    /** A second copy: nice to have. */
    private record Optionally(AuditSink book) implements AuditSink {
        @Override
        public void write(String line, boolean durable) {
            try {
                book.write(line, durable);
            } catch (IOException notWanted) {
                LOGGER.log(Level.FINE, "no second copy of the audit line: {0}", notWanted.getMessage());
            }
        }
    }
}
