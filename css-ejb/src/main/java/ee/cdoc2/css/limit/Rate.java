package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.Range;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a token bucket, and how fast it fills.
 *
 * @param tokens how many it holds, within {@link #TOKENS}: so many may come at once
 * @param period in which an empty one is full again, evenly, within {@link #PERIOD}
 */
public record Rate(int tokens, Duration period) {
    /** How many tokens a bucket may hold. */
    public static final Range<Integer> TOKENS = new Range<>(1, 100_000_000);
    /** In what time a bucket may fill. */
    public static final Range<Duration> PERIOD = new Range<>(Duration.ofSeconds(1), Duration.ofDays(1));

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}+)/(P.++)");

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public Rate {
        TOKENS.require("the tokens of a bucket", tokens);
        PERIOD.require("the time to fill a bucket", period);
    }

    /**
     * Reads one.
     *
     * @param text such as {@code 600/PT10M}
     * @return the rate; nothing when that is none
     */
    public static Optional<Rate> parse(String text) {
        Matcher rate = TEXT.matcher(text);
        if (!rate.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rate(Integer.parseInt(rate.group(1)), Duration.parse(rate.group(2))));
        } catch (DateTimeParseException | IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    /** {@return in how many nanoseconds a token is made, at least 10} */
    long nanosForOne() {
        return period.toNanos() / tokens;
    }
}
