package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The key of the pseudonyms in the audit log, which all nodes of one server share. Needs a transaction for writing. */
public final class AuditKeyRepository {
    private static final SealedRow ROW = new SealedRow("audit_key", Integer.toString(AuditKeyEntity.ID));

    private final EntityManager entityManager;
    private final DataKeys dataKeys;

    /**
     * Works with an entity manager of the persistence unit {@code css}.
     *
     * @param dataKeys by which the key is sealed
     */
    public AuditKeyRepository(EntityManager entityManager, DataKeys dataKeys) {
        this.entityManager = entityManager;
        this.dataKeys = dataKeys;
    }

    /**
     * Seals the key when it is in clear, in the transaction that stores the first data key and in no other: from then on one in clear
     * is not ours.
     *
     * @param first the first data key
     * @throws PersistenceException when the database fails
     */
    public void sealFirst(DataKey first) {
        AuditKeyEntity entity = entityManager.find(AuditKeyEntity.class, AuditKeyEntity.ID);
        if (entity != null) {
            entity.keep(entity.stored().sealedFirst(ROW, first, dataKeys));
        }
    }

    /**
     * Seals the key anew when it is under an old data key.
     *
     * @param now the time
     * @throws SealFault            when it cannot be opened, or is in clear
     * @throws PersistenceException when the database fails
     */
    public void seal(Instant now) throws SealFault {
        Optional<DataKey> current = dataKeys.current(now);
        AuditKeyEntity entity = entityManager.find(AuditKeyEntity.class, AuditKeyEntity.ID);
        if (entity != null && current.filter(entity.stored()::isBehind).isPresent()) {
            byte[] key = entity.stored().open(ROW, dataKeys);
            entity.keep(StoredKey.of(ROW, key, current, dataKeys));
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Finds the key.
     *
     * @return the key, when a node has written one
     * @throws SealFault            when it is sealed and cannot be opened, or in clear where it is to be sealed
     * @throws PersistenceException when the database fails
     */
    public Optional<byte[]> find() throws SealFault {
        AuditKeyEntity entity = entityManager.find(AuditKeyEntity.class, AuditKeyEntity.ID);
        return entity == null ? Optional.empty() : Optional.of(entity.stored().open(ROW, dataKeys));
    }

    /**
     * Writes the key. The primary key decides between two nodes that do so at the same time.
     *
     * @param key       1 to 4096 bytes
     * @param createdAt now
     * @throws DuplicateKeyException when there is a key already
     * @throws SealFault             when it is to be sealed and there is no data key
     * @throws PersistenceException  when the database fails
     */
    public void add(byte[] key, Instant createdAt) throws DuplicateKeyException, SealFault {
        StoredKey stored = StoredKey.of(ROW, key, dataKeys.current(createdAt), dataKeys);
        new UniqueKeyInsert(entityManager).insert(AuditKeyEntity.ID, new AuditKeyEntity(stored, createdAt));
    }
}
