package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.protocol.Denial;
import ee.cdoc2.css.protocol.ProblemType;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives every refusal its correlation id and its line in the log: the reason by its name, never anything of the request.
 * What outsiders cause at will is logged low, what an operator must act on is logged high.
 */
public final class ProblemLog {
    private static final Logger LOGGER = Logger.getLogger("ee.cdoc2.css.web");

    private final Supplier<UUID> correlations;

    /**
     * A log with this source of correlation ids.
     *
     * @param correlations gives a new id each time
     */
    public ProblemLog(Supplier<UUID> correlations) {
        this.correlations = correlations;
    }

    /**
     * A request was refused by us.
     *
     * @param reason why; goes into the log and not out
     * @return what the outside is told
     */
    public Problem refused(Denial reason) {
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
        Problem problem = new Problem(ProblemType.INTERNAL_ERROR, correlations.get());
        LOGGER.log(Level.SEVERE, () -> "failed " + problem.instance() + ": " + FaultTrace.of(fault));
        return problem;
    }

    private Problem refused(Level level, ProblemType type, String reason) {
        Problem problem = new Problem(type, correlations.get());
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
