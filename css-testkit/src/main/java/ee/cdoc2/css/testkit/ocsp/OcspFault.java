package ee.cdoc2.css.testkit.ocsp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with an answer about a certificate, and what the server makes of it. */
public enum OcspFault {
    REVOKED(Meaning.REFUSED),
    /** Revoked with reason certificateHold. */
    SUSPENDED(Meaning.REFUSED),
    UNKNOWN(Meaning.REFUSED),
    /** nextUpdate was yesterday. */
    STALE(Meaning.UNDETERMINED),
    /** thisUpdate an hour ago, no nextUpdate. */
    OLD_WITHOUT_NEXT_UPDATE(Meaning.UNDETERMINED),
    /** thisUpdate is tomorrow. */
    FUTURE(Meaning.UNDETERMINED),
    /** producedAt is tomorrow. */
    PRODUCED_IN_FUTURE(Meaning.UNDETERMINED),
    WRONG_NONCE(Meaning.UNDETERMINED),
    /** Tolerated where a responder is configured as one that sends none. */
    NO_NONCE(Meaning.UNDETERMINED),
    /** About the next serial number. */
    WRONG_CERT_ID(Meaning.UNDETERMINED),
    /** Signed by a self-signed stranger, whose certificate is attached. */
    STRANGER(Meaning.UNDETERMINED),
    /** Signed by a responder that another authority delegated to. */
    FOREIGN_DELEGATE(Meaning.UNDETERMINED),
    EXPIRED_DELEGATE(Meaning.UNDETERMINED),
    /** The delegate's certificate has no OCSPSigning. */
    UNAUTHORISED_DELEGATE(Meaning.UNDETERMINED),
    /** The good delegate's certificate, another key's signature. */
    BAD_SIGNATURE(Meaning.UNDETERMINED),
    /** responderID names another one than the certificate that signed. */
    WRONG_RESPONDER_ID(Meaning.UNDETERMINED),
    SHA1_SIGNATURE(Meaning.UNDETERMINED),
    TRY_LATER(Meaning.UNDETERMINED),
    INTERNAL_ERROR(Meaning.UNDETERMINED),
    UNAUTHORIZED(Meaning.UNDETERMINED),
    MALFORMED_REQUEST(Meaning.UNDETERMINED),
    SIG_REQUIRED(Meaning.UNDETERMINED),
    GARBAGE(Meaning.UNDETERMINED),
    EMPTY(Meaning.UNDETERMINED),
    /** Good in all respects but its length. */
    MEGABYTE(Meaning.UNDETERMINED),
    /** A good answer, {@value OcspReply#LATE_SECONDS} seconds late. */
    SLOW(Meaning.UNDETERMINED),
    /** Headers at once, then a byte a second: no read ever times out. */
    DRIBBLE(Meaning.UNDETERMINED),
    /** To the good answer, with 307. */
    REDIRECT(Meaning.UNDETERMINED),
    /** Two answers about the certificate in question, good both. */
    TWO_ANSWERS(Meaning.UNDETERMINED),
    TRAILING_BYTES(Meaning.UNDETERMINED),
    /** {@code text/html}. */
    WRONG_CONTENT_TYPE(Meaning.UNDETERMINED),
    /** A good answer with HTTP status 500. */
    HTTP_500(Meaning.UNDETERMINED),
    UNKNOWN_CRITICAL_EXTENSION(Meaning.UNDETERMINED);

    private final Meaning meaning;

    OcspFault(Meaning meaning) {
        this.meaning = meaning;
    }

    /** {@return the responder's path that shows this fault, e.g. {@code /wrong-nonce}} */
    public String path() {
        return "/" + segment();
    }

    /** {@return the path that shows this fault to the first request with this token, and good answers to later ones} */
    public String oncePath(String token) {
        return "/once/" + segment() + "/" + token;
    }

    /** {@return what a release must end with: 401 or 503} */
    public int expectedStatus() {
        return meaning == Meaning.REFUSED ? 401 : 503;
    }

    /** {@return the fault of this path segment, e.g. {@code wrong-nonce}} */
    public static Optional<OcspFault> of(String segment) {
        return Arrays.stream(values())
                .filter(fault -> fault.segment().equals(segment))
                .findFirst();
    }

    private String segment() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private enum Meaning {
        REFUSED,
        UNDETERMINED
    }
}
