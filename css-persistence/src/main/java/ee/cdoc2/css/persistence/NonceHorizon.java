package ee.cdoc2.css.persistence;

import java.time.Instant;

/**
 * How far back spent nonces are remembered, and what time it is, both as the database has it.
 *
 * @param now             the database's clock
 * @param forgottenBefore of nonces that were made before this moment it is not known any more whether they were spent
 */
public record NonceHorizon(Instant now, Instant forgottenBefore) {
    /**
     * Whether it cannot be known any more if a nonce was spent.
     *
     * @param madeAt when the nonce was made
     * @return true for a nonce that must not be taken
     */
    public boolean hasForgotten(Instant madeAt) {
        return madeAt.isBefore(forgottenBefore);
    }
}
