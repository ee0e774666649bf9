package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Enters every refusal into the books: the log, the audit log and the metrics, under the id of the request, which the
 * outside is told too. The reason stands there by its name, never anything of the request. What outsiders cause at will
 * is logged low, what an operator must act on is logged high.
 */
@ApplicationScoped
public class Refusals {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css.web");

    private final RequestRecord request;
    private final AuditLog audit;
    private final Metrics metrics;

    /** For the proxy that CDI makes of this class. */
    protected Refusals() {
        this(null, null, null);
    }

    /**
     * A log on these books.
     *
     * @param request the request at hand
     * @param audit   records what concerns shares
     * @param metrics counts the reasons
     */
    @Inject
    public Refusals(RequestRecord request, AuditLog audit, Metrics metrics) {
        this.request = request;
        this.audit = audit;
        this.metrics = metrics;
    }

    /**
     * A request was refused by us.
     *
     * @param reason why; goes into the log and not out
     * @return what the outside is told
     */
    public Problem refused(Denial reason) {
        audit.denied(request.id(), request.operation(), request.shareId(), request.recipient(), reason);
        metrics.denied(reason);
        return refused(level(reason.problem()), reason.problem(), reason.name());
    }

    /**
     * A request was refused by the HTTP layer.
     *
     * @param status the status code it chose
     * @return what the outside is told
     */
    public Problem refused(int status) {
        ProblemType type = HttpStatusProblem.of(status);
        return refused(level(type), type, type.name());
    }

    /**
     * The server failed.
     *
     * @param fault why; its classes and stack frames go into the log, its messages do not
     * @return what the outside is told
     */
    public Problem failed(Throwable fault) {
        audit.failed(request.id(), request.operation(), request.shareId(), request.recipient());
        Problem problem = new Problem(ProblemType.INTERNAL_ERROR, request.id());
        LOGGER.log(Level.SEVERE, () -> "failed " + problem.instance() + ": " + FaultTrace.of(fault));
        return problem;
    }

    private Problem refused(Level level, ProblemType type, String reason) {
        Problem problem = new Problem(type, request.id());
        LOGGER.log(level, () -> "refused " + problem.instance() + ": " + reason);
        return problem;
    }

    private static Level level(ProblemType type) {
        return switch (type) {
            case INTERNAL_ERROR, CERTIFICATE_STATUS_UNAVAILABLE, STORAGE_UNAVAILABLE -> Level.WARNING;
            case NOT_AUTHENTICATED, NO_SUCH_SHARE -> Level.INFO;
            default -> Level.FINE;
        };
    }
}
