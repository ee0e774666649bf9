package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The statements of requests about shares: as few as can be, and without JPA (docs/adr/0023). Each method but
 * {@link #begin()} is one statement, committed when it returns. The same text for H2 and PostgreSQL. Thread-safe; call
 * it outside of any transaction.
 */
public final class ShareStatements {
    private static final String FIND = "select " + ShareRow.COLUMNS + " from key_share where share_id = ?";
    static final String ADD = """
            insert into key_share (share_id, recipient, share, created_at, expires_at, expiry_adjusted, v1_allowed, data_key)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    /** Of a sealed row. It adds nothing when the data key has been deleted: nobody could open that share. */
    private static final String ADD_SEALED = """
            insert into key_share (share_id, recipient, share, created_at, expires_at, expiry_adjusted, v1_allowed, data_key)
            select ?, ?, ?, ?, cast(? as timestamp with time zone), ?, ?, id from data_key where id = ?""";

    private static final String REMOVE = "delete from key_share where share_id = ?";

    private final DataSource dataSource;
    private final DataKeys keys;

    /**
     * Statements through a data source.
     *
     * @param dataSource H2 or PostgreSQL, whose connections commit each statement and read what is committed
     * @param keys       by which shares are sealed
     */
    public ShareStatements(DataSource dataSource, DataKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /**
     * Finds a share's terms, whether or not it has expired, by one look at the primary key. A sealed share is opened for it:
     * one that has been changed has no terms.
     *
     * @param shareId any id, compared byte for byte
     * @return the terms, or nothing
     * @throws SealFault            when it is sealed and cannot be opened, or no version of ours wrote it
     * @throws PersistenceException when the database fails
     */
    public Optional<ShareTerms> terms(ShareId shareId) throws SealFault {
        Optional<ShareRow> found = JdbcWork.statement(dataSource, FIND, statement -> {
            statement.setString(1, shareId.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(ShareRow.read(rows)) : Optional.empty();
            }
        });
        return found.isPresent() ? Optional.of(found.get().open(keys).terms()) : Optional.empty();
    }

    /**
     * Keeps a share. It is on disk once {@link Durability#force()} has returned.
     *
     * @param shareId   a new id
     * @param kept      the share and its terms
     * @param createdAt now
     * @throws SealFault            when it is to be sealed and there is no key, or the key that this node knows has been deleted
     * @throws PersistenceException when the database fails, or has that id already
     */
    public void add(ShareId shareId, KeptShare kept, Instant createdAt) throws SealFault {
        ShareRow row = ShareRow.of(shareId, kept, keys.current(createdAt), keys);
        int added = JdbcWork.statement(dataSource, row.dataKey().isPresent() ? ADD_SEALED : ADD, statement -> {
            set(statement, row, createdAt);
            return statement.executeUpdate();
        });
        if (added == 0) {
            throw new SealFault(SealFault.Kind.KEY_MISSING);
        }
    }

    /** Sets the parameters of {@link #ADD} or {@link #ADD_SEALED}: the one place where a share gets into a row. */
    static void set(PreparedStatement add, ShareRow row, Instant createdAt) throws SQLException {
        add.setString(1, row.shareId());
        add.setString(2, row.recipient());
        add.setBytes(3, row.content());
        add.setObject(4, utc(createdAt));
        add.setObject(5, row.expiry().map(expiry -> utc(expiry.at())).orElse(null));
        add.setBoolean(6, row.expiry().filter(ShareExpiry::adjusted).isPresent());
        add.setBoolean(7, row.v1Allowed());
        add.setBigDecimal(8, row.dataKey().map(BigDecimal::valueOf).orElse(null));
    }

    /**
     * Takes a share away again, of which nobody has been told.
     *
     * @param shareId its id
     * @throws PersistenceException when the database fails
     */
    public void remove(ShareId shareId) {
        JdbcWork.statement(dataSource, REMOVE, statement -> {
            statement.setString(1, shareId.toString());
            return statement.executeUpdate();
        });
    }

    /**
     * Begins to release a share. The database hears of it with the first statement.
     *
     * @return to be closed; what has not been committed by then is rolled back
     * @throws PersistenceException when there is no connection
     */
    public ReleaseTransaction begin() {
        return ReleaseTransaction.begin(dataSource, keys);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
