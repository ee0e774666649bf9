package ee.cdoc2.css.testkit.ocsp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which an answer can be good. */
public enum GoodAnswer {
    /** Signed by a delegate, as SK's responders do. */
    GOOD,
    /** The same, under the name of what it shows. */
    DELEGATE,
    /** Signed by the issuer itself. */
    ISSUER,
    /** Signed by a delegate, fresh, without nextUpdate, as SK's responders do. */
    NO_NEXT_UPDATE;

    /** {@return the responder's path for such answers, e.g. {@code /issuer}} */
    public String path() {
        return "/" + segment();
    }

    /** {@return the kind of this path segment} */
    static Optional<GoodAnswer> of(String segment) {
        return Arrays.stream(values())
                .filter(each -> each.segment().equals(segment))
                .findFirst();
    }

    private String segment() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
