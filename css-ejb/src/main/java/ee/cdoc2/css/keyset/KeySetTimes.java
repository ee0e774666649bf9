package ee.cdoc2.css.keyset;

import ee.cdoc2.css.common.Range;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often key sets are fetched, and how long they are believed.
 *
 * @param refresh    how often in the background, within {@link #REFRESH}; a key that has left its set is refused from the
 *                   next time on
 * @param unknownKid how often at most because a signature names a key that is not in the set, within {@link #UNKNOWN_KID}
 * @param maxStale   how old the last good set may be, within {@link #maxStales}
 */
public record KeySetTimes(Duration refresh, Duration unknownKid, Duration maxStale) {
    /** How often a set may be refreshed. */
    public static final Range<Duration> REFRESH = new Range<>(Duration.ofMinutes(1), Duration.ofHours(24));
    /** How often an unknown key may have a set fetched. */
    public static final Range<Duration> UNKNOWN_KID = new Range<>(Duration.ofSeconds(10), Duration.ofHours(1));

    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration DEFAULT_REFRESH = Duration.ofMinutes(10);
    private static final Duration DEFAULT_UNKNOWN_KID = Duration.ofMinutes(1);
    private static final Duration DEFAULT_MAX_STALE = Duration.ofHours(24);
    private static final double JITTER = 0.1;

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public KeySetTimes {
        REFRESH.require("the time between two refreshes", refresh);
        UNKNOWN_KID.require("the time between two fetches for unknown keys", unknownKid);
        maxStales(refresh).require("the age of a key set", maxStale);
    }

    /**
     * {@return how old a set may be allowed to be}
     *
     * @param refresh how often it is refreshed
     */
    public static Range<Duration> maxStales(Duration refresh) {
        return new Range<>(refresh, OLDEST);
    }

    /** {@return 10 min between refreshes, 1 min between fetches for unknown keys, 24 h} */
    public static KeySetTimes defaults() {
        return new KeySetTimes(DEFAULT_REFRESH, DEFAULT_UNKNOWN_KID, DEFAULT_MAX_STALE);
    }

    /**
     * {@return how long to wait until the next refresh: up to a tenth less than configured, so that nodes that have
     * started together do not fetch together}
     *
     * @param random of whatever quality
     */
    public Duration untilNextRefresh(RandomGenerator random) {
        return Duration.ofMillis(Math.round(refresh.toMillis() * (1 - JITTER * random.nextDouble())));
    }
}
