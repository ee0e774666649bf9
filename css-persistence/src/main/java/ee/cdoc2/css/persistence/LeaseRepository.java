package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Leases: who holds one does a chore that one node at a time does, such as deleting what expired. A lease is held for a
 * time, so the nodes' clocks must agree better than its length. Needs a transaction.
 */
public final class LeaseRepository {
    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public LeaseRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Takes a lease that is free or has run out, or renews one's own. It is held once the transaction is committed.
     *
     * @param name   the chore, at most 64 characters
     * @param holder this node, at most 64 characters; no two nodes may have the same
     * @param now    now
     * @param until  when the lease runs out
     * @throws DuplicateKeyException when another node holds the lease
     * @throws PersistenceException  when the database fails
     */
    public void acquire(String name, String holder, Instant now, Instant until) throws DuplicateKeyException {
        // One statement that both tests and takes: the database locks the row, and tests again after having waited.
        OffsetDateTime heldUntil = until.atOffset(ZoneOffset.UTC);
        int taken = entityManager
                .createQuery("""
                        update LeaseEntity l set l.holder = :holder, l.heldUntil = :until
                        where l.name = :name and (l.heldUntil <= :now or l.holder = :holder)""")
                .setParameter("name", name)
                .setParameter("holder", holder)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("until", heldUntil)
                .executeUpdate();
        if (taken == 0) {
            new UniqueKeyInsert(entityManager).insert(name, new LeaseEntity(name, holder, heldUntil));
        }
    }
}
