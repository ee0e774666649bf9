package ee.cdoc2.css.nonce;

import ee.cdoc2.css.protocol.Nonce;
import java.time.Instant;

/**
 * A nonce that this server made for the share in question, and that has not expired. Whether it is spent, the database
 * decides.
 *
 * @param nonce     the nonce
 * @param madeAt    when it was made, by the clock of the node that made it
 * @param expiresAt when no node takes it any more, however its clock stands, unless the lifetime is changed
 */
public record LiveNonce(Nonce nonce, Instant madeAt, Instant expiresAt) {}
