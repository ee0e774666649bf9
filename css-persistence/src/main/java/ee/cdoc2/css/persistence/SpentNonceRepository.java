package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Nonce;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The nonces that have released a share, kept until they would have expired anyway. Needs a transaction. */
public final class SpentNonceRepository {
    private final EntityManager entityManager;

    /**
     * The spent nonces behind an entity manager.
     *
     * @param entityManager of the unit {@code css}
     */
    public SpentNonceRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Spends a nonce. Of two transactions that race, on one node or on two, the second waits for the end of the first
     * and then learns what came of it.
     *
     * @param nonce     the nonce
     * @param expiresAt when it stops being valid: from then on the row may go
     * @throws DuplicateKeyException when the nonce was spent before
     * @throws PersistenceException  when the database fails
     */
    public void spend(Nonce nonce, Instant expiresAt) throws DuplicateKeyException {
        new UniqueKeyInsert(entityManager).insert(nonce.toString(), new SpentNonceEntity(nonce, expiresAt));
    }

    /**
     * Forgets nonces that have expired, the oldest first.
     *
     * @param now    nonces that expired before this moment go
     * @param atMost the greatest number of rows to delete, so that no transaction is long
     * @return how many were deleted; fewer than {@code atMost} means that none are left
     * @throws PersistenceException when the database fails
     */
    public int deleteExpired(Instant now, int atMost) {
        // Plain SQL: JPQL has no limit in a subquery. Both databases know this form.
        return entityManager
                .createNativeQuery("""
                        delete from spent_nonce where nonce in (
                            select nonce from spent_nonce where expires_at < ?1 order by expires_at limit ?2)""")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, atMost)
                .executeUpdate();
    }
}
