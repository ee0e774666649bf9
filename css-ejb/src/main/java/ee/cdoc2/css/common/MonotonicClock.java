package ee.cdoc2.css.common;

import java.time.Duration;

/**
 * Time that only goes forward, for ages and waits. The time of day is set by others, also backward; it is for what
 * stands on the wire and in the database. Safe for use by many threads.
 */
@FunctionalInterface
public interface MonotonicClock {

    /** {@return nanoseconds since some moment; only the difference of two means something} */
    long nanos();

    /**
     * {@return how long ago a moment was}
     *
     * @param moment what {@link #nanos()} was then
     */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }

    /** {@return the JVM's own} */
    static MonotonicClock system() {
        return System::nanoTime;
    }
}
