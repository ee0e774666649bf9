package ee.cdoc2.css.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What {@code GET /info} tells everybody. */
public enum InfoDetail {
    /** What was built, and the time. */
    FULL,
    /** The time alone, to which a client can compare its clock. */
    TIME,
    /** Nothing: there is no such resource. */
    OFF;

    /**
     * Looks up a value.
     *
     * @param text {@code full}, {@code time} or {@code off}
     * @return the value, or nothing for every other text
     */
    static Optional<InfoDetail> named(String text) {
        return Arrays.stream(values())
                .filter(detail -> detail.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
