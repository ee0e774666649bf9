package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.ShareId;
import java.time.Instant;

/**
 * All that a row of {@code key_share} says.
 *
 * @param shareId   its id
 * @param kept      the share and its terms
 * @param createdAt when it was stored; microseconds are kept
 */
public record StoredShare(ShareId shareId, KeptShare kept, Instant createdAt) {}
