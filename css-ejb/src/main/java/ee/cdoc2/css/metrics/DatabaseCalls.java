package ee.cdoc2.css.metrics;

import ee.cdoc2.css.common.Causes;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;

/** Runs database operations: each is timed, and each that fails is counted. Thread-safe. */
public class DatabaseCalls {
    private final Metrics metrics;

    /**
     * Operations that are counted here.
     *
     * @param metrics of this node
     */
    public DatabaseCalls(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * The database failed, at a commit perhaps. What was to be written is not there, or it is not known whether it is.
     */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private Failure(RuntimeException cause) {
            super(Causes.types(cause));
        }
    }

    /**
     * Runs an operation, and takes its time, the wait for a connection of the pool included, however it ends.
     *
     * @param <T>       its result
     * @param operation {@code exists}, {@code keep}, {@code release}, {@code probe} or {@code housekeeping}
     * @param work      holds one connection at a time
     * @return what the work returns
     * @throws Failure with the types of the exceptions as its message: texts of a driver may quote values
     */
    public <T> T run(String operation, Supplier<T> work) throws Failure {
        try {
            return metrics.database(operation, work);
        } catch (EJBException | PersistenceException failure) {
            metrics.databaseFailed();
            throw new Failure(failure);
        }
    }

    /**
     * Runs an operation that has no result.
     *
     * @param operation as above
     * @param work      as above
     * @throws Failure as above
     */
    public void run(String operation, Runnable work) throws Failure {
        run(operation, () -> {
            work.run();
            return null;
        });
    }
}
