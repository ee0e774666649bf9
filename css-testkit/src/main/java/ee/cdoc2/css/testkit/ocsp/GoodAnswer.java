package ee.cdoc2.css.testkit.ocsp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of answers that the responder gives with status good. */
public enum GoodAnswer {
    /** Signed by a delegated responder, as SK's responders do. */
    GOOD,
    /** The same as {@link #GOOD}, for tests about the delegated responder. */
    DELEGATE,
    /** Signed by the authority that issued the certificate. */
    ISSUER,
    /** Signed by a delegated responder, just produced, without nextUpdate. */
    NO_NEXT_UPDATE,
    /** A SingleResponse that says revoked of the next serial number, and one that says good of the one in question. */
    AMONG_OTHERS,
    /** The nonce's bytes without an OCTET STRING around them, as responders did before RFC 8954. */
    BARE_NONCE;

    /** {@return the responder's path for this kind of answer, e.g. {@code /issuer}} */
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
