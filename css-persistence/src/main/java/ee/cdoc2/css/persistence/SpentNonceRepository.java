package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Nonce;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The nonces that have released a share. They are kept for longer than any node could take them, and the database's
 * clock alone decides when they go. Needs a transaction.
 */
public final class SpentNonceRepository {
    private static final int NANO_DIGITS = 9;

    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public SpentNonceRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Tells how far back spent nonces are remembered, and the database's time.
     *
     * @return both, at the beginning of the transaction or later
     * @throws PersistenceException when the database fails
     */
    public NonceHorizon horizon() {
        // as numbers: no driver and no provider can move them to another time zone
        Object[] row = (Object[]) entityManager.createNativeQuery("""
                        select extract(epoch from current_timestamp), extract(epoch from forgotten_before)
                        from nonce_horizon where id = 1""").getSingleResult();
        return new NonceHorizon(instant(row[0]), instant(row[1]));
    }

    /**
     * Spends a nonce that was never made, and forgets that again, to find out whether the database would have a share released:
     * as {@link ShareRepository#tryOut} does for what is stored, since each table may be full, or not be written, by itself.
     *
     * @param nonce     of random bytes; nobody sees it
     * @param expiresAt now
     * @throws PersistenceException when no nonce could be spent
     */
    public void tryOut(Nonce nonce, Instant expiresAt) {
        entityManager
                .createNativeQuery("insert into spent_nonce (nonce, expires_at) values (?1, ?2)")
                .setParameter(1, nonce.value())
                .setParameter(2, expiresAt.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        entityManager
                .createNativeQuery("delete from spent_nonce where nonce = ?1")
                .setParameter(1, nonce.value())
                .executeUpdate();
    }

    /**
     * Deletes nonces that expired long ago, the oldest first, and moves the horizon to where that leaves it.
     *
     * @param keep   for how long nonces are kept after they have expired
     * @param atMost the greatest number of rows to delete, so that no transaction is long
     * @return how many were deleted; fewer than {@code atMost} means that none are left
     * @throws PersistenceException when the database fails
     */
    public int forget(Duration keep, int atMost) {
        // plain SQL, because JPQL has neither intervals nor a limit in a subquery; both databases take this form
        entityManager
                .createNativeQuery("""
                        update nonce_horizon set forgotten_before = current_timestamp - cast(?1 as integer) * interval '1' minute
                        where id = 1 and forgotten_before < current_timestamp - cast(?2 as integer) * interval '1' minute""")
                .setParameter(1, keep.toMinutes())
                .setParameter(2, keep.toMinutes())
                .executeUpdate();
        return entityManager.createNativeQuery("""
                        delete from spent_nonce where nonce in (
                            select nonce from spent_nonce
                            where expires_at < (select forgotten_before from nonce_horizon where id = 1)
                            order by expires_at limit ?1)""").setParameter(1, atMost).executeUpdate();
    }

    private static Instant instant(Object epochSeconds) {
        BigDecimal seconds = new BigDecimal(epochSeconds.toString());
        return Instant.ofEpochSecond(0, seconds.movePointRight(NANO_DIGITS).longValue());
    }
}
