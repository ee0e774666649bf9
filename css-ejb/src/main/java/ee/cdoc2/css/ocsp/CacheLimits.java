package ee.cdoc2.css.ocsp;

import java.time.Duration;

/**
 * How long good answers are remembered, and how many. A revocation may go unnoticed for that long.
 *
 * @param life    0 (nothing is remembered) to 2 minutes
 * @param entries how many answers at most, 1 to 1 000 000; some 300 bytes each
 */
public record CacheLimits(Duration life, int entries) {
    private static final Duration DEFAULT_LIFE = Duration.ofSeconds(60);
    private static final Duration MAX_LIFE = Duration.ofMinutes(2);
    private static final int DEFAULT_ENTRIES = 10_000;
    private static final int MAX_ENTRIES = 1_000_000;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public CacheLimits {
        if (life.isNegative() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException("the life of remembered answers must be PT0S to " + MAX_LIFE);
        }
        if (entries < 1 || entries > MAX_ENTRIES) {
            throw new IllegalArgumentException("the number of remembered answers must be 1 to " + MAX_ENTRIES);
        }
    }

    /** {@return a minute, 10 000 answers} */
    public static CacheLimits defaults() {
        return new CacheLimits(DEFAULT_LIFE, DEFAULT_ENTRIES);
    }
}
