package ee.cdoc2.css.testkit.ocsp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A fault of an OCSP response, and the status with which the server must refuse the release because of it. */
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
    /** Accepted only from a responder that is configured as one that sends no nonce. */
    NO_NONCE(Meaning.UNDETERMINED),
    /** The response is about the next serial number. */
    WRONG_CERT_ID(Meaning.UNDETERMINED),
    /** Signed with a self-signed certificate that is attached. */
    STRANGER(Meaning.UNDETERMINED),
    /** Signed by a delegated responder of another authority. */
    FOREIGN_DELEGATE(Meaning.UNDETERMINED),
    EXPIRED_DELEGATE(Meaning.UNDETERMINED),
    /** The signer's certificate has no OCSPSigning. */
    UNAUTHORISED_DELEGATE(Meaning.UNDETERMINED),
    /** The certificate of the delegated responder, but signed with another key. */
    BAD_SIGNATURE(Meaning.UNDETERMINED),
    /** responderID is not the subject of the certificate that signed. */
    WRONG_RESPONDER_ID(Meaning.UNDETERMINED),
    SHA1_SIGNATURE(Meaning.UNDETERMINED),
    TRY_LATER(Meaning.UNDETERMINED),
    INTERNAL_ERROR(Meaning.UNDETERMINED),
    UNAUTHORIZED(Meaning.UNDETERMINED),
    MALFORMED_REQUEST(Meaning.UNDETERMINED),
    SIG_REQUIRED(Meaning.UNDETERMINED),
    GARBAGE(Meaning.UNDETERMINED),
    EMPTY(Meaning.UNDETERMINED),
    /** A good response that is longer than one megabyte. */
    MEGABYTE(Meaning.UNDETERMINED),
    /** A good response, {@value HttpReply#LATE_SECONDS} seconds late. */
    SLOW(Meaning.UNDETERMINED),
    /** The headers at once, then one byte each second, so that no single read times out. */
    DRIBBLE(Meaning.UNDETERMINED),
    /** Status 307, to the good response. */
    REDIRECT(Meaning.UNDETERMINED),
    /** Two SingleResponses about the certificate in question: good, and unknown. */
    CONTRADICTION(Meaning.UNDETERMINED),
    /** Two SingleResponses about the certificate in question: good, and revoked. */
    GOOD_AND_REVOKED(Meaning.REFUSED),
    TRAILING_BYTES(Meaning.UNDETERMINED),
    /** {@code text/html}. */
    WRONG_CONTENT_TYPE(Meaning.UNDETERMINED),
    /** A good response with HTTP status 500. */
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

    /** {@return the path that shows this fault in the first request on it, and good answers in later ones} */
    public String oncePath(String token) {
        return "/once/" + segment() + "/" + token;
    }

    /** {@return the status of the release: 401 if the certificate is refused, 503 if its status is unknown} */
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
