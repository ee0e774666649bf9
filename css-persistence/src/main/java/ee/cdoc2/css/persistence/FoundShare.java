package ee.cdoc2.css.persistence;

/**
 * A share that is asked for, and what the database knew of nonces when it was read.
 *
 * @param kept    the share and its terms
 * @param horizon how far back spent nonces are remembered, and the database's time
 */
public record FoundShare(KeptShare kept, NonceHorizon horizon) {}
