package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.stream.IntStream;

/** The wrapped data keys, which all nodes of one server share. Needs a transaction for writing. */
public final class DataKeyRepository {
    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public DataKeyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Finds all keys.
     *
     * @return the keys, the oldest first
     * @throws PersistenceException when the database fails
     */
    public List<WrappedDataKey> all() {
        return entityManager
                .createQuery("select k from DataKeyEntity k order by k.id", DataKeyEntity.class)
                .getResultList()
                .stream()
                .map(DataKeyEntity::key)
                .toList();
    }

    /**
     * Adds a key. The version decides between two nodes that make the next key at the same time.
     *
     * @param key the key
     * @throws DuplicateKeyException when that version exists already
     * @throws PersistenceException  when the database fails
     */
    public void add(WrappedDataKey key) throws DuplicateKeyException {
        new UniqueKeyInsert(entityManager).insert(key.version(), new DataKeyEntity(key));
    }

    /**
     * Replaces how a key is wrapped.
     *
     * @param key the same key by another master key; nothing happens when it has been deleted meanwhile
     * @throws PersistenceException when the database fails
     */
    public void wrapAnew(WrappedDataKey key) {
        DataKeyEntity stored = entityManager.find(DataKeyEntity.class, key.version());
        if (stored != null) {
            stored.wrapAnew(key);
        }
    }

    /**
     * Finds the versions that shares are sealed with, each by one look into the index: one that is no version here means that data keys
     * were lost.
     *
     * @return the versions, the oldest first
     * @throws PersistenceException when the database fails
     */
    public List<Integer> inUse() {
        return IntStream.iterate(nextInUse(0), version -> version > 0, this::nextInUse)
                .boxed()
                .toList();
    }

    private int nextInUse(int version) {
        Object next = entityManager
                .createNativeQuery("select coalesce(min(data_key), 0) from key_share where data_key > ?1")
                .setParameter(1, version)
                .getSingleResult();
        return ((Number) next).intValue();
    }

    /**
     * Deletes keys that nothing is sealed with any more.
     *
     * @param version keys before this version may go
     * @return how many were deleted
     * @throws PersistenceException when the database fails
     */
    public int deleteUnusedBefore(int version) {
        return entityManager.createNativeQuery("""
                        delete from data_key where id < ?1
                        and not exists (select 1 from key_share where key_share.data_key = data_key.id)
                        and not exists (select 1 from nonce_key where nonce_key.data_key = data_key.id)
                        and not exists (select 1 from audit_key where audit_key.data_key = data_key.id)""").setParameter(1, version).executeUpdate();
    }
}
