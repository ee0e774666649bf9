package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.Range;
import java.time.Duration;

/**
 * How long good answers are remembered, and how many. A revocation may go unnoticed for that long.
 *
 * @param life    0 (nothing is remembered) to 2 minutes
 * @param entries how many answers at most, 1 to 1 000 000; some 300 bytes each
 */
public record CacheLimits(Duration life, int entries) {
    /** How long an answer may be remembered. */
    public static final Range<Duration> LIFE = new Range<>(Duration.ZERO, Duration.ofMinutes(2));
    /** How many answers may be remembered. */
    public static final Range<Integer> ENTRIES = new Range<>(1, 1_000_000);

    private static final Duration DEFAULT_LIFE = Duration.ofSeconds(60);
    private static final int DEFAULT_ENTRIES = 10_000;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public CacheLimits {
        LIFE.require("the life of remembered answers", life);
        ENTRIES.require("the number of remembered answers", entries);
    }

    /** {@return a minute, 10 000 answers} */
    public static CacheLimits defaults() {
        return new CacheLimits(DEFAULT_LIFE, DEFAULT_ENTRIES);
    }
}
