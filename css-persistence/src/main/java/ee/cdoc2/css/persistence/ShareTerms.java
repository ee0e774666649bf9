package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareExpiry;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is kept of a share but its bytes: who may fetch it, until when, and how.
 *
 * @param recipient who may fetch it
 * @param expiry    when it expires; nothing for one that never does, because a version before expiry stored it
 * @param v1Allowed whether the first protocol may fetch it; the second always may
 */
public record ShareTerms(RecipientId recipient, Optional<ShareExpiry> expiry, boolean v1Allowed) {

    /**
     * Whether the share has not expired.
     *
     * @param now now
     * @return false from the second of its expiry on
     */
    public boolean isLive(Instant now) {
        return expiry.map(ShareExpiry::at).filter(at -> !now.isBefore(at)).isEmpty();
    }

    /**
     * Whether a protocol may fetch the share.
     *
     * @param scheme the protocol
     * @return whether it may
     */
    public boolean admits(Scheme scheme) {
        return scheme != Scheme.V1 || v1Allowed;
    }
}
