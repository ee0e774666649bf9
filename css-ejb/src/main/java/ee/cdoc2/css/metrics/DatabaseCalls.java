package ee.cdoc2.css.metrics;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.failure.Causes;
import ee.cdoc2.css.persistence.SqlState;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs database operations: each is timed, and each that fails is counted. Requests take turns, fewer than there are
 * connections, so that a database that hangs holds up few of the server's threads. Thread-safe.
 */
public class DatabaseCalls {
    /** For the probe and for housekeeping. */
    private static final int CONNECTIONS_ASIDE = 2;
    /**
     * As many as come may wait so long, and no longer. A bound of their number below that of the server's threads has the threads that are left
     * refuse whatever comes as fast as they can: half of what an overloaded node did was that.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** One alone may come from a connection that was old. */
    private static final int FAILURES_THAT_MEAN_AN_OUTAGE = 3;

    private static final Duration NO_ROOM_COUNTS_FOR = Duration.ofSeconds(10);
    private static final int SERVER_FAULT = 500;

    private final Metrics metrics;
    private final Semaphore turns;
    /** During an outage one request at a time finds out whether it is over, and nobody waits. */
    private final Semaphore trial = new Semaphore(1);

    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final MonotonicClock time;
    private volatile Outage outage = Outage.NONE;
    private volatile OptionalLong noRoomAt = OptionalLong.empty();

    /** Failures without a success between them: the times of the first and of the last, as {@link MonotonicClock#nanos()} has them. */
    private record Outage(long first, long last) {
        static final Outage NONE = new Outage(0, 0);

        Outage goesOn(long now) {
            return this == NONE ? new Outage(now, now) : new Outage(first, now);
        }
    }

    /**
     * Operations that are counted here.
     *
     * @param metrics     of this node
     * @param connections how many the server's pool has at most
     * @param time        for how long operations fail
     */
    public DatabaseCalls(Metrics metrics, int connections, MonotonicClock time) {
        this.metrics = metrics;
        this.turns = new Semaphore(Math.max(1, connections - CONNECTIONS_ASIDE), true);
        this.time = time;
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
        Semaphore turn = failuresInARow.get() < FAILURES_THAT_MEAN_AN_OUTAGE ? turns : trial;
        if (!taken(turn)) {
            throw new Denied(Denial.STORAGE_BUSY);
        }
        try {
            return run(operation, work);
        } finally {
            turn.release();
        }
    }

    private boolean taken(Semaphore turn) {
        if (turn == trial) {
            return turn.tryAcquire();
        }
        metrics.databaseWaitBegins();
        try {
            boolean taken = turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!taken) {
                failuresInARow.incrementAndGet();
            }
            return taken;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            metrics.databaseWaitEnds();
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
            answered();
            return result;
        } catch (Denied refused) {
            // for what the database holds, and not for a fault of the server
            if (refused.reason().problem().status() < SERVER_FAULT) {
                answered();
            }
            throw refused;
        } catch (EJBException | PersistenceException failure) {
            failuresInARow.incrementAndGet();
            outage = outage.goesOn(time.nanos());
            // H2's disk is this node's, and is looked at by itself
            if (SqlState.DISK_FULL.isIn(failure)) {
                noRoomAt = OptionalLong.of(time.nanos());
            }
            metrics.databaseFailed();
            throw new Failure(failure);
        }
    }

    private void answered() {
        failuresInARow.set(0);
        outage = Outage.NONE;
    }

    /**
     * {@return whether an operation found no room on the database's disk within the last 10 seconds, though others may have found
     * some} What is written on trial tells nothing then: it finds the room again that it has left the last time.
     */
    public boolean foundNoRoom() {
        OptionalLong at = noRoomAt;
        return at.isPresent() && time.since(at.getAsLong()).compareTo(NO_ROOM_COUNTS_FOR) < 0;
    }

    /** {@return how long operations have failed, from the first to the last failure since one succeeded} */
    public Duration failedFor() {
        Outage now = outage;
        return Duration.ofNanos(now.last() - now.first());
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
