package ee.cdoc2.css.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a recipient authenticates. Storing is one and the same for both. */
public enum Scheme {
    /** A ticket signed by the recipient: API 1.0.1, PROTOCOL.md. */
    V1,
    /** A session token of an auth server, and an auth token signed by the recipient: API 1.2, PROTOCOL-V2.md. */
    V2;

    /**
     * Looks up a scheme.
     *
     * @param text {@code v1} or {@code v2}, case-sensitive
     * @return the scheme, or nothing for every other text
     */
    public static Optional<Scheme> named(String text) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.text().equals(text))
                .findFirst();
    }

    /** {@return the name in configuration and metrics, in lower case} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
