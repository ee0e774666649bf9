package ee.cdoc2.css.request;

import ee.cdoc2.css.common.Range;
import java.time.Duration;

/**
 * How long a request may take as a whole.
 *
 * @param limit within {@link #LIMIT}
 */
public record RequestTimeout(Duration limit) {
    /** How long a request may be allowed to take. */
    public static final Range<Duration> LIMIT = new Range<>(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** What it is unless the configuration says otherwise. */
    public static final Duration DEFAULT = Duration.ofSeconds(10);

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RequestTimeout {
        LIMIT.require("the time for a request", limit);
    }
}
