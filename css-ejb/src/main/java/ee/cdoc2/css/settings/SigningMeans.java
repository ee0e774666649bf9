package ee.cdoc2.css.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What recipients of the second scheme sign with. */
enum SigningMeans {
    SMART_ID,
    MOBILE_ID;

    /** The means of this name, in lower case with a hyphen; nothing for every other text. */
    static Optional<SigningMeans> named(String text) {
        return Arrays.stream(values())
                .filter(means ->
                        means.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst();
    }
}
