package ee.cdoc2.css.request;

import java.time.Duration;

/**
 * How long a request may take as a whole.
 *
 * @param limit longer than nothing
 */
public record RequestTimeout(Duration limit) {
    /** What it is unless the configuration says otherwise. */
    public static final Duration DEFAULT = Duration.ofSeconds(10);
}
