package ee.cdoc2.css.protocol;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of {@code x-expiry-time}: when a share expires. A profile of RFC 3339: {@code YYYY-MM-DDThh:mm:ss}, optionally
 * a dot and 1 to 9 digits, then {@code Z} or {@code ±hh:mm} up to 18:00; upper case.
 */
public final class ExpiryTime {
    private static final Pattern SYNTAX = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?" + "(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private ExpiryTime() {}

    /**
     * Reads an expiry time.
     *
     * @param text any text
     * @return the instant, its fraction of a second cut off; nothing when the text follows another grammar, or names a date,
     *         time or offset that does not exist: 30 February, 24:00:00, second 60
     */
    public static Optional<Instant> parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException noSuchTime) {
            return Optional.empty();
        }
    }

    /**
     * Writes an expiry time.
     *
     * @param time any instant of the years 0 to 9999
     * @return UTC, whole seconds: {@code 2029-11-25T10:00:00Z}
     */
    public static String format(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
