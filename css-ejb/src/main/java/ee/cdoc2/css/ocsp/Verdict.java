package ee.cdoc2.css.ocsp;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verified answer says of a certificate.
 *
 * @param status     its status
 * @param nextUpdate until when the responder stands by it, if it says so
 */
record Verdict(Status status, Optional<Instant> nextUpdate) {

    /** RFC 6960 section 2.2. */
    enum Status {
        GOOD,
        /** For good, or suspended (reason certificateHold). */
        REVOKED,
        UNKNOWN
    }
}
