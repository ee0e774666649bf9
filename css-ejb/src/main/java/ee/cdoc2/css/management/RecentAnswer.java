package ee.cdoc2.css.management;

import ee.cdoc2.css.common.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What the database answered a moment ago. Anybody may ask for readiness: however often they do, the database is asked
 * once in two seconds, and only one thread waits for it. Thread-safe.
 */
final class RecentAnswer {
    /** For as long the database is not asked again. */
    static final Duration FRESH = Duration.ofSeconds(2);
    /** An older answer says nothing about now: the next should be there. */
    static final Duration STALE = FRESH.plus(PendingQuestion.PATIENCE).plusSeconds(1);

    /** What was answered, and when, as {@link MonotonicClock#nanos()} has it. */
    private record Answer(boolean up, long at) {}

    private final BooleanSupplier database;
    private final MonotonicClock time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last;

    /**
     * Nothing has been asked yet.
     *
     * @param database asks whether it is up, and takes {@link PendingQuestion#PATIENCE} at most
     * @param time     for the answer's age
     */
    RecentAnswer(BooleanSupplier database, MonotonicClock time) {
        this.database = database;
        this.time = time;
    }

    /** {@return whether the database is up; no, where nothing recent is known} */
    boolean isUp() {
        if (isOlderThan(FRESH) && asking.tryLock()) {
            try {
                last = new Answer(database.getAsBoolean(), time.nanos());
            } finally {
                asking.unlock();
            }
        }
        return !isOlderThan(STALE) && last.up();
    }

    private boolean isOlderThan(Duration age) {
        Answer answer = last;
        return answer == null || time.since(answer.at()).compareTo(age) > 0;
    }
}
