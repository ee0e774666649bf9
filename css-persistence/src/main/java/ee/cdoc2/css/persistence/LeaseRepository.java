package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Chores that one node at a time does, such as deleting what expired. A lease is a promise about time, so the nodes'
 * clocks must agree better than the length of the lease. Needs a transaction.
 */
public final class LeaseRepository {
    private final EntityManager entityManager;

    /**
     * The leases behind an entity manager.
     *
     * @param entityManager of the unit {@code css}
     */
    public LeaseRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Takes a lease that is free or has run out, or renews one's own.
     *
     * @param name   the chore, at most 64 characters
     * @param holder this node, at most 64 characters; no two nodes may have the same
     * @param now    now
     * @param until  when the lease runs out
     * @return whether the lease is held, once the transaction is committed; when false, the transaction must be rolled
     *         back
     * @throws PersistenceException when the database fails
     */
    public boolean acquire(String name, String holder, Instant now, Instant until) {
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
        return taken == 1 || new UniqueKeyInsert(entityManager).insert(name, new LeaseEntity(name, holder, heldUntil));
    }
}
