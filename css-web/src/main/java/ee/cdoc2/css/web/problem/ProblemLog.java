package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.CurrentRequest;
import ee.cdoc2.css.figures.Figures;
import ee.cdoc2.css.protocol.Denial;
import ee.cdoc2.css.protocol.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Enters every refusal into the books: the log, the audit log and the figures, under the id of the request, which the
 * outside is told too. The reason stands there by its name, never anything of the request. What outsiders cause at will
 * is logged low, what an operator must act on is logged high.
 */
@ApplicationScoped
public class ProblemLog {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css.web");

    private final CurrentRequest request;
    private final AuditLog audit;
    private final Figures figures;

    /** For the proxy that CDI makes of this class. */
    protected ProblemLog() {
        this(null, null, null);
    }

    /**
     * A log on these books.
     *
     * @param request the request at hand
     * @param audit   records what concerns shares
     * @param figures counts the reasons
     */
    @Inject
    public ProblemLog(CurrentRequest request, AuditLog audit, Figures figures) {
        this.request = request;
        this.audit = audit;
        this.figures = figures;
    }

    /**
     * A request was refused by us.
     *
     * @param reason why; goes into the log and not out
     * @return what the outside is told
     */
    public Problem refused(Denial reason) {
        audit.denied(request, reason);
        figures.denied(reason);
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
        audit.failed(request);
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
