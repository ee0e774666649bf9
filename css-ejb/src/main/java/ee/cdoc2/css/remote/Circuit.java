package ee.cdoc2.css.remote;

import ee.cdoc2.css.common.MonotonicClock;

/**
 * Whether a host may be asked. After several failures in a row it is not, for a while; then one question finds out
 * whether it answers again. Thread-safe.
 */
final class Circuit {
    private final RemoteLimits limits;
    private final MonotonicClock time;
    private int failures;
    private boolean open;
    private long openedAt;
    private boolean trying;

    Circuit(RemoteLimits limits, MonotonicClock time) {
        this.limits = limits;
        this.time = time;
    }

    /** {@return whether to ask now; who is told yes has to say how it ended} */
    synchronized boolean admits() {
        if (!open) {
            return true;
        }
        if (trying || time.since(openedAt).compareTo(limits.pause()) < 0) {
            return false;
        }
        trying = true;
        return true;
    }

    /** {@return whether this ends a pause} */
    synchronized boolean answered() {
        boolean ends = open;
        failures = 0;
        open = false;
        trying = false;
        return ends;
    }

    /** {@return whether this begins a pause; the next round of one is no new pause} */
    synchronized boolean failed() {
        failures = Math.min(failures + 1, limits.failures());
        boolean late = open && !trying; // asked before the pause began, which it does not lengthen
        if (late || failures < limits.failures()) {
            return false;
        }
        boolean begins = !open;
        open = true;
        openedAt = time.nanos();
        trying = false;
        return begins;
    }
}
