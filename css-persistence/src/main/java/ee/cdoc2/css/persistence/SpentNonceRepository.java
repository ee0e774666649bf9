package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Nonce;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The nonces that have released a share, kept until they would have expired anyway. Needs a transaction. */
public final class SpentNonceRepository {
    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public SpentNonceRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Spends a nonce. When two transactions spend the same one, on one node or on two, the second waits until the first
     * has ended: it fails after a commit, and succeeds after a rollback.
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
     * Deletes nonces that have expired, the oldest first.
     *
     * @param now    nonces that expired before this moment go
     * @param atMost the greatest number of rows to delete, so that no transaction is long
     * @return how many were deleted; fewer than {@code atMost} means that none are left
     * @throws PersistenceException when the database fails
     */
    public int deleteExpired(Instant now, int atMost) {
        // plain SQL, because JPQL has no limit in a subquery; both databases take this form
        return entityManager
                .createNativeQuery("""
                        delete from spent_nonce where nonce in (
                            select nonce from spent_nonce where expires_at < ?1 order by expires_at limit ?2)""")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, atMost)
                .executeUpdate();
    }
}
