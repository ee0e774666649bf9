package ee.cdoc2.css.audit;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.common.RepeatedFaults;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.ExpiredShare;
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
 * transaction: a share whose release cannot be recorded does not leave, one whose storing cannot be recorded is not
 * kept, and expired ones whose deletion cannot be recorded stay where they are.
 */
public class AuditLog {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css");
    private static final int SERVER_FAULT = 500;
    /** What no request asks for. */
    private static final String EXPIRE = "expire";

    private final List<AuditSink> sinks;
    private final RecipientPseudonyms pseudonyms;
    private final Clock clock;
    private final Runnable onFailure;
    /** Anybody may store, as often as they like, while nothing can be written. */
    private final RepeatedFaults faults = new RepeatedFaults();

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
     * @param time       by which a disk hangs
     * @param onFailure  run for each line that could not be written
     * @return the log
     */
    public static AuditLog of(
            Optional<Path> file, RecipientPseudonyms pseudonyms, Clock clock, MonotonicClock time, Runnable onFailure) {
        AuditSink category = new LogCategory();
        return new AuditLog(
                file.<List<AuditSink>>map(path -> List.of(new AuditFile(path, time), new Optionally(category)))
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
        succeed(List.of(new Subject(requestId, operation.event(), Optional.of(shareId), Optional.of(recipient))));
    }

    /** {@return whether there is anything to write to, and no line hangs: otherwise nothing is stored or released} */
    public boolean isThere() {
        try {
            for (AuditSink sink : sinks) {
                sink.probe();
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Records that shares are about to be deleted because they have expired: a line for each.
     *
     * @param batchId joins the lines of what is deleted together
     * @param shares  the shares
     * @throws Denied {@link Denial#AUDIT_UNAVAILABLE} when that is not certain to have been recorded of all of them
     */
    public void expire(UUID batchId, List<ExpiredShare> shares) {
        succeed(shares.stream()
                .map(share -> new Subject(batchId, EXPIRE, share.shareId(), share.recipient()))
                .toList());
    }

    private void succeed(List<Subject> subjects) {
        try {
            write(
                    subjects.stream()
                            .map(subject -> line(subject, "success", JsonLiteral.NULL))
                            .toList(),
                    true);
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
        record(requestId, operation, shareId, recipient, outcome, reason.name());
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
        record(requestId, operation, shareId, recipient, "failed", "INTERNAL_ERROR");
    }

    private void record(
            UUID requestId,
            Operation operation,
            Optional<ShareId> shareId,
            Optional<RecipientId> recipient,
            String outcome,
            String reason) {
        if (!operation.concernsShares()) {
            return;
        }
        Subject subject = new Subject(requestId, operation.event(), shareId, recipient);
        try {
            write(List.of(line(subject, outcome, new JsonString(reason))), false);
        } catch (IOException unwritten) {
            logUnwritten(unwritten);
        }
    }

    private void write(List<String> lines, boolean durable) throws IOException {
        for (AuditSink sink : sinks) {
            sink.write(lines, durable);
        }
    }

    private String line(Subject subject, String outcome, JsonValue reason) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put(
                "time",
                new JsonString(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        members.put("event", new JsonString(subject.event()));
        members.put("outcome", new JsonString(outcome));
        members.put("reason", reason);
        members.put("shareId", orNull(subject.shareId().map(ShareId::toString)));
        members.put("recipient", orNull(subject.recipient().flatMap(pseudonyms::of)));
        members.put("requestId", new JsonString(subject.id().toString()));
        return new String(StrictJson.write(new JsonObject(members)), StandardCharsets.UTF_8);
    }

    private static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(JsonString::new).orElse(JsonLiteral.NULL);
    }

    private void logUnwritten(IOException unwritten) {
        onFailure.run();
        // the class, and our own texts, which hold nothing of the request; a file system's text holds the path alone
        faults.tellOnce(unwritten.toString(), clock.instant())
                .ifPresent(told -> LOGGER.log(Level.SEVERE, "The audit log cannot be written: {0}", told));
    }

    /** What a line is about. */
    private record Subject(UUID id, String event, Optional<ShareId> shareId, Optional<RecipientId> recipient) {}

    /** A second copy of each line; that it cannot be written does not fail the request. */
    private record Optionally(AuditSink sink) implements AuditSink {
        @Override
        public void write(List<String> lines, boolean durable) {
            try {
                sink.write(lines, durable);
            } catch (IOException notWanted) {
                LOGGER.log(Level.FINE, "no second copy of the audit line: {0}", notWanted.getMessage());
            }
        }
    }
}
