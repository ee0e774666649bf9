package ee.cdoc2.css.keyset;

import java.util.Locale;

/** How a fetch of a key set ended. */
public enum FetchOutcome {
    /** The set was taken. */
    GOOD,
    /** No answer, or not in time; or a file that cannot be read. */
    UNREACHABLE,
    /** An answer that is none: another status, a redirect, another media type, too large. */
    ANSWER_REFUSED,
    /** What came is no key set that is taken. */
    SET_REFUSED;

    /** {@return its name in metrics, health and management} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
