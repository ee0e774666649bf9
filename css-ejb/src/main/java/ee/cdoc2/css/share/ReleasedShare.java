package ee.cdoc2.css.share;

import ee.cdoc2.css.protocol.KeyShare;
import java.time.Instant;
import java.util.Optional;

/**
 * A share that its recipient gets.
 *
 * @param keyShare  the share and its recipient
 * @param expiresAt when it expires; nothing for one that never does
 */
public record ReleasedShare(KeyShare keyShare, Optional<Instant> expiresAt) {}
