package ee.cdoc2.css.keyset;

import java.util.Optional;

/**
 * A key that stands in a key set and is not taken, for the operator to hear of.
 *
 * @param keyId      its {@code kid}, when it has a well-formed one: safe to log
 * @param thumbprint RFC 7638, when it is a point on P-256
 * @param reason     why it is not taken
 */
public record LeftOutKey(Optional<String> keyId, Optional<String> thumbprint, Reason reason) {

    /** Why a key is not taken. */
    public enum Reason {
        /** Another kind of key, curve or algorithm: other software may need it. */
        OTHER_KIND,
        /** No {@code kid}, or coordinates that are no point on P-256. */
        MALFORMED,
        /** It has the member {@code d}: its private half is in the set. To be told as an alarm. */
        PRIVATE,
        /** Its private half stands in a public repository. To be told as an error. */
        PUBLISHED
    }
}
