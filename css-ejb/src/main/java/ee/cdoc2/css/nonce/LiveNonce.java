package ee.cdoc2.css.nonce;

import ee.cdoc2.css.protocol.Nonce;
import java.time.Instant;

/**
 * A nonce that this server made for the share in question, and that has not expired. Whether it is spent, the database
 * decides.
 *
 * @param nonce     the nonce
 * @param expiresAt when no node takes it any more, however its clock stands: how long "spent" must be remembered
 */
public record LiveNonce(Nonce nonce, Instant expiresAt) {}
