package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.MonotonicClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. What is set is the time of day alone; what has passed is seen by both. */
public final class SettableClock extends Clock implements MonotonicClock {
    private volatile Instant now;
    private volatile long passed;

    public SettableClock(Instant now) {
        this.now = now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
        passed += by.toNanos();
    }

    public void set(Instant timeOfDay) {
        now = timeOfDay;
    }

    @Override
    public long nanos() {
        return passed;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
