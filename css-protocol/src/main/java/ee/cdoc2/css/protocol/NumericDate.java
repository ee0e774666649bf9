package ee.cdoc2.css.protocol;

import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time in a JWT (RFC 7519 section 2), narrower: an integer of seconds, from 1970 to the year 9999. */
public final class NumericDate {
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

    private NumericDate() {}

    /**
     * Reads a time.
     *
     * @param value a claim's
     * @return the instant; nothing for a text, a sign, a fraction, an exponent, or another year
     */
    public static Optional<Instant> of(JsonValue value) {
        return Optional.of(value)
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).literal())
                .filter(INTEGER.asMatchPredicate())
                .map(Long::parseLong)
                .filter(seconds -> seconds <= LAST_SECOND_OF_9999)
                .map(Instant::ofEpochSecond);
    }
}
