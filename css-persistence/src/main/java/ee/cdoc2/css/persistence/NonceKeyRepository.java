package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;

/** The keys of nonces, which all nodes of one server share. Needs a transaction for writing. */
public final class NonceKeyRepository {
    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public NonceKeyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Finds all keys.
     *
     * @return the keys, the lowest id first
     * @throws PersistenceException when the database fails
     */
    public List<NonceKey> all() {
        return entityManager
                .createQuery("select k from NonceKeyEntity k order by k.id", NonceKeyEntity.class)
                .getResultList()
                .stream()
                .map(NonceKeyEntity::nonceKey)
                .toList();
    }

    /**
     * Counts the keys, to find out whether the database answers and the schema is there.
     *
     * @param timeout how long the database may take, where the driver heeds it
     * @return how many there are
     * @throws PersistenceException when the database fails
     */
    public long count(Duration timeout) {
        return entityManager
                .createQuery("select count(k) from NonceKeyEntity k", Long.class)
                .setHint("jakarta.persistence.query.timeout", Math.toIntExact(timeout.toMillis()))
                .getSingleResult();
    }

    /**
     * Adds a key. The id decides between two nodes that make the next key at the same time.
     *
     * @param key the key
     * @throws DuplicateKeyException when that id exists already
     * @throws PersistenceException  when the database fails
     */
    public void add(NonceKey key) throws DuplicateKeyException {
        new UniqueKeyInsert(entityManager).insert(key.id(), new NonceKeyEntity(key));
    }

    /**
     * Deletes keys under which no nonce lives any more.
     *
     * @param id keys with a lower id go
     * @return how many were deleted
     * @throws PersistenceException when the database fails
     */
    public int deleteOlderThan(int id) {
        return entityManager
                .createQuery("delete from NonceKeyEntity k where k.id < :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
