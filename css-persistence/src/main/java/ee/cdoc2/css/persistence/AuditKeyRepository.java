package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;

/** The key of the pseudonyms in the audit log, which all nodes of one server share. Needs a transaction for writing. */
public final class AuditKeyRepository {
    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public AuditKeyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Finds the key.
     *
     * @return the key, when a node has written one
     * @throws PersistenceException when the database fails
     */
    public Optional<byte[]> find() {
        return Optional.ofNullable(entityManager.find(AuditKeyEntity.class, AuditKeyEntity.ID))
                .map(AuditKeyEntity::key);
    }

    /**
     * Writes the key. The primary key decides between two nodes that do so at the same time.
     *
     * @param key       1 to 4096 bytes
     * @param createdAt now
     * @throws DuplicateKeyException when there is a key already
     * @throws PersistenceException  when the database fails
     */
    public void add(byte[] key, Instant createdAt) throws DuplicateKeyException {
        new UniqueKeyInsert(entityManager).insert(AuditKeyEntity.ID, new AuditKeyEntity(key, createdAt));
    }
}
