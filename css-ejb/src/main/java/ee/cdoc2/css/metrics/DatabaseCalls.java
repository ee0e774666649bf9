package ee.cdoc2.css.metrics;

import ee.cdoc2.css.common.Causes;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs database operations: each is timed, and each that fails is counted. Requests take turns, fewer than there are
 * connections, so that a database that hangs holds up few of the server's threads. Thread-safe.
 */
public class DatabaseCalls {
    /** For the probe and for housekeeping. */
    private static final int CONNECTIONS_ASIDE = 2;
    /** Fewer than a server has threads: health must answer while they wait. */
    private static final int MOST_WAITING = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Metrics metrics;
    private final Semaphore turns;
    /** Whether the operation that ended last was good: nobody waits for a database that does not answer. */
    private volatile boolean answers = true;

    /**
     * Operations that are counted here.
     *
     * @param metrics     of this node
     * @param connections how many the server's pool has at most
     */
    public DatabaseCalls(Metrics metrics, int connections) {
        this.metrics = metrics;
        this.turns = new Semaphore(Math.max(1, connections - CONNECTIONS_ASIDE), true);
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
     * Runs an operation of a request, when it is its turn.
     *
     * @param <T>       its result
     * @param operation {@code exists}, {@code keep} or {@code release}
     * @param work      holds one connection at a time
     * @return what the work returns
     * @throws Failure as below
     * @throws Denied  {@link Denial#STORAGE_BUSY} when it does not get its turn; nothing has been done then
     */
    public <T> T runForRequest(String operation, Supplier<T> work) throws Failure {
        if (!takesTurn()) {
            throw new Denied(Denial.STORAGE_BUSY);
        }
        try {
            return run(operation, work);
        } finally {
            turns.release();
        }
    }

    private boolean takesTurn() {
        if (!answers || turns.getQueueLength() >= MOST_WAITING) {
            return turns.tryAcquire();
        }
        try {
            boolean taken = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!taken) {
                answers = false;
            }
            return taken;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
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
            T result = metrics.database(operation, work);
            answers = true;
            return result;
        } catch (EJBException | PersistenceException failure) {
            answers = false;
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
