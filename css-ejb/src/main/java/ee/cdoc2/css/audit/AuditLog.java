package ee.cdoc2.css.audit;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private final List<AuditSink> sinks;
    private final RecipientPseudonyms pseudonyms;
    private final Clock clock;
    private final Runnable onFailure;

    AuditLog(List<AuditSink> sinks, RecipientPseudonyms pseudonyms, Clock clock, Runnable onFailure) {
        this.sinks = sinks;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.onFailure = onFailure;
    }

    /**
     * An audit log in the log category, or in a file and, as far as it is switched on, in the log category too.
     *
     * @param file       where every line must get to, if anywhere but in the log category
     * @param pseudonyms how recipients are named
     * @param clock      the time of the lines
     * @param onFailure  run for each line that could not be written
     * @return the log
     */
    public static AuditLog of(Optional<Path> file, RecipientPseudonyms pseudonyms, Clock clock, Runnable onFailure) {
        AuditSink category = new LogCategory();
        return new AuditLog(
                file.<List<AuditSink>>map(path -> List.of(new AuditFile(path), new Optionally(category)))
                        .orElse(List.of(category)),
                pseudonyms,
                clock,
                onFailure);
    }

    /**
     * Records that a share is about to be stored or released.
     *
     * @param requestId joins this line, the log's and the problem document's
     * @param operation what is about to happen
     * @param shareId   the share
     * @param recipient whom it is for
     * @throws Denied {@link Denial#AUDIT_UNAVAILABLE} when that is not certain to have been recorded
     */
    public void succeeds(UUID requestId, Operation operation, ShareId shareId, RecipientId recipient) {
        Request request = new Request(requestId, operation, Optional.of(shareId), Optional.of(recipient));
        try {
            write(line(request, "success", JsonLiteral.NULL), true);
        } catch (IOException unwritten) {
            logUnwritten(unwritten);
            throw new Denied(Denial.AUDIT_UNAVAILABLE);
        }
    }

    /**
     * Records that a request was refused, if it concerns shares. If that cannot be recorded it is refused all the same.
     *
     * @param requestId as above
     * @param operation what the request wanted
     * @param shareId   the share, as far as it is known
     * @param recipient the recipient, as far as known: for a release, once authenticated
     * @param reason    why
     */
    public void denied(
            UUID requestId,
            Operation operation,
            Optional<ShareId> shareId,
            Optional<RecipientId> recipient,
            Denial reason) {
        String outcome = reason.problem().status() >= SERVER_FAULT ? "failed" : "denied";
        record(new Request(requestId, operation, shareId, recipient), outcome, reason.name());
    }

    /**
     * Records that a request met a fault of the server's own, if it concerns shares.
     *
     * @param requestId as above
     * @param operation what the request wanted
     * @param shareId   the share, as far as it is known
     * @param recipient the recipient, as far as known
     */
    public void failed(
            UUID requestId, Operation operation, Optional<ShareId> shareId, Optional<RecipientId> recipient) {
        record(new Request(requestId, operation, shareId, recipient), "failed", "INTERNAL_ERROR");
    }

    private void record(Request request, String outcome, String reason) {
        if (!request.operation().concernsShares()) {
            return;
        }
        try {
            write(line(request, outcome, new JsonString(reason)), false);
        } catch (IOException unwritten) {
            logUnwritten(unwritten);
        }
    }

    private void write(String line, boolean durable) throws IOException {
        for (AuditSink sink : sinks) {
            sink.write(line, durable);
        }
    }

    private String line(Request request, String outcome, JsonValue reason) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put(
                "time",
                new JsonString(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        members.put("event", new JsonString(request.operation().event()));
        members.put("outcome", new JsonString(outcome));
        members.put("reason", reason);
        members.put("shareId", orNull(request.shareId().map(ShareId::toString)));
        members.put("recipient", orNull(request.recipient().flatMap(pseudonyms::of)));
        members.put("requestId", new JsonString(request.id().toString()));
        return new String(StrictJson.write(new JsonObject(members)), StandardCharsets.UTF_8);
    }

    private static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(JsonString::new).orElse(JsonLiteral.NULL);
    }

    private void logUnwritten(IOException unwritten) {
        onFailure.run();
        // the class, and our own texts, which hold nothing of the request; a file system's text holds the path alone
        LOGGER.log(Level.SEVERE, "The audit log cannot be written: {0}", unwritten.toString());
    }

    /** What a line says of the request. */
    private record Request(UUID id, Operation operation, Optional<ShareId> shareId, Optional<RecipientId> recipient) {}

    /** A second copy of each line; that it cannot be written does not fail the request. */
    private record Optionally(AuditSink sink) implements AuditSink {
        @Override
        public void write(String line, boolean durable) {
            try {
                sink.write(line, durable);
            } catch (IOException notWanted) {
                LOGGER.log(Level.FINE, "no second copy of the audit line: {0}", notWanted.getMessage());
            }
        }
    }
}
