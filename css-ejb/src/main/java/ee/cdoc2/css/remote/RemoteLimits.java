package ee.cdoc2.css.remote;

import ee.cdoc2.css.common.Range;
import java.time.Duration;

/**
 * What a host may cost that is slow, or does not answer.
 *
 * @param waiting  how many requests may wait for it at a time; well below the threads that a server has for requests
 * @param failures after how many questions in a row without an answer it is not asked for a while
 * @param pause    for how long it is not asked then
 */
public record RemoteLimits(int waiting, int failures, Duration pause) {
    /** How many requests may wait for a host. */
    public static final Range<Integer> WAITING = new Range<>(1, 10_000);
    /** After how many failures a host is not asked. */
    public static final Range<Integer> FAILURES = new Range<>(1, 1000);
    /** For how long it is not asked. */
    public static final Range<Duration> PAUSE = new Range<>(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private static final int DEFAULT_WAITING = 40;
    private static final int DEFAULT_FAILURES = 5;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public RemoteLimits {
        WAITING.require("the number of requests that wait", waiting);
        FAILURES.require("the number of failures", failures);
        PAUSE.require("the pause", pause);
    }

    /** {@return 40 that wait, a pause of 5 s after 5 failures in a row} */
    public static RemoteLimits defaults() {
        return new RemoteLimits(DEFAULT_WAITING, DEFAULT_FAILURES, DEFAULT_PAUSE);
    }
}
