package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What housekeeping and health do with the shares. Needs a transaction. Requests have {@link ShareStatements}. */
public final class ShareRepository {
    /** Of zeros. */
    private static final Share NOBODYS = Share.of(new byte[Share.MAX_BYTES]);
    /** With a personal code that nobody can have. */
    private static final RecipientId NOBODY =
            RecipientId.parse("etsi/PNOEE-00000000000").orElseThrow();

    private final EntityManager entityManager;
    private final DataKeys keys;

    /**
     * Works with an entity manager of the persistence unit {@code css}.
     *
     * @param keys by which shares are sealed
     */
    public ShareRepository(EntityManager entityManager, DataKeys keys) {
        this.entityManager = entityManager;
        this.keys = keys;
    }

    /**
     * Keeps a share that nobody sent and takes it away again, to find out whether the database would keep one: not when
     * it only reads, is full, or does not let this user write. It has said so when the transaction has been committed. The share
     * is as large as any: where it finds room, others do.
     *
     * @param shareId   a new id; nobody sees it
     * @param createdAt now
     * @throws PersistenceException when no share could be kept
     */
    public void tryOut(ShareId shareId, Instant createdAt) {
        ShareTerms terms = new ShareTerms(NOBODY, Optional.of(new ShareExpiry(createdAt, false)), false);
        KeyShareEntity nobodys = new KeyShareEntity(shareId, new KeptShare(NOBODYS, terms), createdAt);
        entityManager.persist(nobodys);
        entityManager.flush();
        entityManager.remove(nobodys);
        entityManager.flush();
    }

    /**
     * Deletes shares that expired some time ago, those first that expired first. The database's clock decides. A share
     * without an expiry is never among them.
     *
     * @param grace  for how long shares are kept after they have expired; counted in whole minutes
     * @param atMost the greatest number of rows to delete, so that no transaction is long
     * @return what was deleted; fewer than {@code atMost} means that none are left
     * @throws PersistenceException when the database fails
     */
    public List<ExpiredShare> deleteExpired(Duration grace, int atMost) {
        // plain SQL for the reasons that SpentNonceRepository has; locked, so that what is listed is what is deleted,
        // and looked at once more then. Found in a query of its own, since H2 does not go along an index where it
        // locks: it would read and lock all that has expired
        @SuppressWarnings("unchecked")
        List<KeyShareEntity> rows = entityManager
                .createNativeQuery("""
                        select * from key_share
                        where share_id in (
                            select share_id from key_share
                            where expires_at <= current_timestamp - cast(?1 as integer) * interval '1' minute
                            order by expires_at limit ?2)
                        and expires_at <= current_timestamp - cast(?1 as integer) * interval '1' minute
                        order by expires_at for update""", KeyShareEntity.class)
                .setParameter(1, grace.toMinutes())
                .setParameter(2, atMost)
                .getResultList();
        List<ShareRow> expired = rows.stream().map(KeyShareEntity::row).toList();
        if (!expired.isEmpty()) {
            entityManager
                    .createQuery("delete from KeyShareEntity s where s.shareId in :ids")
                    .setParameter("ids", expired.stream().map(ShareRow::shareId).toList())
                    .executeUpdate();
        }
        return expired.stream().map(this::expired).toList();
    }

    private ExpiredShare expired(ShareRow row) {
        return new ExpiredShare(ShareId.parse(row.shareId()), recipient(row));
    }

    /** Expired shares go, whether or not they can be opened. */
    private Optional<RecipientId> recipient(ShareRow row) {
        if (row.dataKey().isEmpty()) {
            return RecipientId.parse(row.recipient());
        }
        try {
            return Optional.of(row.open(keys).terms().recipient());
        } catch (SealFault unopened) {
            return Optional.empty();
        }
    }
}
