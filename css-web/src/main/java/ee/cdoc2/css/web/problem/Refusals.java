package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.common.RepeatedFaults;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.limit.RequestSource;
import ee.cdoc2.css.limit.SourceLimits;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.share.DiskSpace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts each refusal and each failure, logs and audits it unless there are {@linkplain SourceLimits too many}, and makes its problem
 * document. All of them carry the id of the request. The log names the reason, and never repeats anything of the request. What outsiders can cause at will is
 * logged at a low level, what an operator must act on at a high one.
 */
@ApplicationScoped
public class Refusals {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css.web");

    private static final String UNRECORDED =
            "Refusals are so many, or the disk is so full, that some have no line here or in the audit log; the metrics count them all";

    @Inject
    RequestRecord request;

    @Inject
    RequestSource source;

    @Inject
    SourceLimits limits;

    @Inject
    DiskSpace disk;

    @Inject
    AuditLog audit;

    @Inject
    Metrics metrics;

    @Inject
    Clock clock;

    private final RepeatedFaults faults = new RepeatedFaults();

    /**
     * A request was refused by one of our own checks.
     *
     * @param denied why, for the logs and not for the client; and until when
     * @return what the client is told
     */
    public Problem refused(Denied denied) {
        return refused(denied.reason()).overAfter(denied.retryAfter());
    }

    Problem refused(Denial reason) {
        metrics.denied(reason);
        if (reason.isOfALimit()) {
            // limits are there to keep lines away
            Problem problem = Problem.of(reason.problem(), request);
            log(Level.FINE, "refused", problem, reason.name());
            return problem;
        }
        if (isUnrecorded(reason.problem())) {
            return Problem.of(reason.problem(), request);
        }
        audit.denied(request.id(), request.operation(), request.shareId(), request.recipient(), reason);
        return refused(reason.problem(), reason.name());
    }

    /** What is left of a disk that is nearly full is for the lines of releases. */
    private boolean isUnrecorded(ProblemType type) {
        if (!request.operation().concernsShares()
                || limits.records(request, source, type.status()) && (request.isOfProvenRecipient() || disk.enough())) {
            return false;
        }
        metrics.unrecorded();
        faults.tellOnce(UNRECORDED, clock.instant()).ifPresent(LOGGER::warning);
        return true;
    }

    /**
     * A request was refused by the HTTP layer.
     *
     * @param status the status code it chose
     * @return what the client is told
     */
    public Problem refused(int status) {
        ProblemType type = Problem.typeOf(status);
        return refused(type, type.name());
    }

    /**
     * The server failed.
     *
     * @param fault why; its classes and some of its stack frames are logged, its messages are not
     * @return what the client is told
     */
    public Problem failed(Throwable fault) {
        Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, request);
        if (isUnrecorded(problem.type())) {
            return problem;
        }
        audit.failed(request.id(), request.operation(), request.shareId(), request.recipient());
        log(Level.SEVERE, "failed", problem, faults.tell(FaultTrace.of(fault), clock.instant()));
        return problem;
    }

    private Problem refused(ProblemType type, String reason) {
        Problem problem = Problem.of(type, request);
        log(level(type), "refused", problem, reason);
        return problem;
    }

    /** The text has a place for the parameter: one that no text names, Open Liberty would write on a line of its own. */
    private void log(Level level, String what, Problem problem, String why) {
        if (LOGGER.isLoggable(level)) {
            LOGGER.log(level, asIs(what + " " + problem.instance() + ": " + why) + "{0}", request.ids());
        }
    }

    /** As {@link java.text.MessageFormat} leaves it. */
    private static String asIs(String text) {
        return text.replace("'", "''").replace("{", "'{'");
    }

    private static Level level(ProblemType type) {
        return switch (type) {
            case INTERNAL_ERROR, CERTIFICATE_STATUS_UNAVAILABLE, KEYS_UNAVAILABLE, STORAGE_UNAVAILABLE -> Level.WARNING;
            case NOT_AUTHENTICATED, NO_SUCH_SHARE -> Level.INFO;
            default -> Level.FINE;
        };
    }
}
