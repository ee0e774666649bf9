package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;

/** The shares. Needs a transaction for {@link #add}. */
public final class ShareRepository {
    /** A share of zeros for a personal code that nobody can have. */
    private static final KeyShare NOBODYS = new KeyShare(
            Share.of(new byte[Share.MIN_BYTES]),
            RecipientId.parse("etsi/PNOEE-00000000000").orElseThrow());

    private final EntityManager entityManager;

    /** Works with an entity manager of the persistence unit {@code css}. */
    public ShareRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Keeps a share. It is on disk once the transaction has been committed and {@link Durability#force()} has returned.
     *
     * @param shareId   a new id
     * @param keyShare  the share and its recipient
     * @param createdAt now
     * @throws PersistenceException when the database fails, or has that id already
     */
    public void add(ShareId shareId, KeyShare keyShare, Instant createdAt) {
        entityManager.persist(new KeyShareEntity(shareId, keyShare, createdAt));
        entityManager.flush();
    }

    /**
     * Keeps a share that nobody sent and takes it away again, to find out whether the database would keep one: not when
     * it only reads, is full, or does not let this user write. It has said so when the transaction has been committed.
     *
     * @param shareId   a new id; nobody sees it
     * @param createdAt now
     * @throws PersistenceException when no share could be kept
     */
    public void tryOut(ShareId shareId, Instant createdAt) {
        KeyShareEntity nobodys = new KeyShareEntity(shareId, NOBODYS, createdAt);
        entityManager.persist(nobodys);
        entityManager.flush();
        entityManager.remove(nobodys);
        entityManager.flush();
    }

    /**
     * Finds a share.
     *
     * @param shareId any id, compared byte for byte
     * @return the share and its recipient, or nothing
     * @throws PersistenceException when the database fails, or holds a row that no version of ours wrote
     */
    public Optional<KeyShare> find(ShareId shareId) {
        return Optional.ofNullable(entityManager.find(KeyShareEntity.class, shareId.toString()))
                .map(found -> found.keyShare()
                        .orElseThrow(() -> new PersistenceException("a row of key_share is not readable")));
    }

    /**
     * Tells whether a share exists, by one look at the primary key and without fetching the secret.
     *
     * @param shareId any id
     * @return whether it is there
     * @throws PersistenceException when the database fails
     */
    public boolean exists(ShareId shareId) {
        return !entityManager
                .createQuery("select s.shareId from KeyShareEntity s where s.shareId = :id", String.class)
                .setParameter("id", shareId.toString())
                .getResultList()
                .isEmpty();
    }
}
