package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of nonces, which all nodes of one server share. Needs a transaction for writing. */
public final class NonceKeyRepository {
    private final EntityManager entityManager;
    private final DataKeys dataKeys;

    /**
     * Works with an entity manager of the persistence unit {@code css}.
     *
     * @param dataKeys by which nonce keys are sealed
     */
    public NonceKeyRepository(EntityManager entityManager, DataKeys dataKeys) {
        this.entityManager = entityManager;
        this.dataKeys = dataKeys;
    }

    /**
     * Finds all keys.
     *
     * @return the keys, the lowest id first
     * @throws SealFault            when one is sealed and cannot be opened, or in clear where they are to be sealed
     * @throws PersistenceException when the database fails
     */
    public List<NonceKey> all() throws SealFault {
        List<NonceKey> keys = new ArrayList<>();
        for (NonceKeyEntity entity : entities()) {
            keys.add(entity.nonceKey(dataKeys));
        }
        return keys;
    }

    private List<NonceKeyEntity> entities() {
        return entityManager
                .createQuery("select k from NonceKeyEntity k order by k.id", NonceKeyEntity.class)
                .getResultList();
    }

    /**
     * Seals what is in clear, in the transaction that stores the first data key and in no other: from then on a key in clear is
     * nobody's of ours.
     *
     * @param first the first data key
     * @throws PersistenceException when the database fails
     */
    public void sealFirst(DataKey first) {
        entities().forEach(entity -> entity.keep(entity.stored().sealedFirst(entity.row(), first, dataKeys)));
    }

    /**
     * Seals anew what is under an old data key.
     *
     * @param now the time
     * @throws SealFault            when one cannot be opened, or is in clear
     * @throws PersistenceException when the database fails
     */
    public void seal(Instant now) throws SealFault {
        Optional<DataKey> current = dataKeys.current(now);
        for (NonceKeyEntity entity : entities()) {
            if (current.filter(entity.stored()::isBehind).isPresent()) {
                NonceKey key = entity.nonceKey(dataKeys);
                entity.keep(stored(key, current));
            }
        }
    }

    private StoredKey stored(NonceKey key, Optional<DataKey> current) {
        return StoredKey.of(NonceKeyEntity.row(key.id(), key.validFrom()), key.key(), current, dataKeys);
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
     * @param now the time
     * @throws DuplicateKeyException when that id exists already
     * @throws SealFault             when it is to be sealed and there is no data key
     * @throws PersistenceException  when the database fails
     */
    public void add(NonceKey key, Instant now) throws DuplicateKeyException, SealFault {
        new UniqueKeyInsert(entityManager)
                .insert(key.id(), new NonceKeyEntity(key, stored(key, dataKeys.current(now))));
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
