package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.MonotonicClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Token buckets of one rate, in cells of a fixed number. Who takes names several cells, which others may share; there is a token as
 * long as there is one in the fullest of them. Each cell is only emptied as far as is needed so that the same cells give no more than the rate (a
 * count-min sketch with conservative update). So whoever takes too much is stopped whatever others do, and is in the
 * way of others only where all of their cells are drained too. Thread-safe.
 */
final class TokenBuckets {
    /** For each cell, when it will be full: nanoseconds since the beginning. */
    private final long[] fullAt;

    private final long nanosForOne;
    private final long nanosForAll;
    private final MonotonicClock time;
    private final long begun;

    /**
     * Buckets that are full.
     *
     * @param rate  of each
     * @param cells how many there are
     * @param time  by which they fill
     */
    TokenBuckets(Rate rate, int cells, MonotonicClock time) {
        this.fullAt = new long[cells];
        this.nanosForOne = rate.nanosForOne();
        this.nanosForAll = nanosForOne * rate.tokens();
        this.time = time;
        this.begun = time.nanos();
    }

    /**
     * Takes a token, if there is one.
     *
     * @param cells from the first, 0
     * @return nothing when it was taken; else how long to wait for the next
     */
    synchronized Optional<Duration> take(int... cells) {
        long now = time.nanos() - begun;
        long full = fullAt(now, cells) + nanosForOne;
        if (full - now > nanosForAll) {
            return Optional.of(Duration.ofNanos(full - now - nanosForAll));
        }
        for (int cell : cells) {
            fullAt[cell] = Math.max(fullAt[cell], full);
        }
        return Optional.empty();
    }

    /**
     * Looks for a token, and leaves it.
     *
     * @param cells as above
     * @return nothing when there is one; else how long to wait for the next
     */
    synchronized Optional<Duration> look(int... cells) {
        long now = time.nanos() - begun;
        long wait = fullAt(now, cells) + nanosForOne - now - nanosForAll;
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    private long fullAt(long now, int[] cells) {
        return Math.max(
                now, Arrays.stream(cells).mapToLong(cell -> fullAt[cell]).min().orElseThrow());
    }
}
