package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
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
    private static final String TERMS =
            "select recipient, expires_at, expiry_adjusted, v1_allowed from key_share where share_id = ?";
    private static final String ADD = """
            insert into key_share (share_id, recipient, share, created_at, expires_at, expiry_adjusted, v1_allowed)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String REMOVE = "delete from key_share where share_id = ?";

    private final DataSource dataSource;

    /**
     * Statements through a data source.
     *
     * @param dataSource H2 or PostgreSQL, whose connections commit each statement and read what is committed
     */
    public ShareStatements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Finds a share's terms, whether or not it has expired, by one look at the primary key and without fetching the secret.
     *
     * @param shareId any id, compared byte for byte
     * @return the terms, or nothing
     * @throws PersistenceException when the database fails, or holds a row that no version of ours wrote
     */
    public Optional<ShareTerms> terms(ShareId shareId) {
        return run(TERMS, statement -> {
            statement.setString(1, shareId.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(terms(rows)) : Optional.empty();
            }
        });
    }

    /**
     * Keeps a share. It is on disk once {@link Durability#force()} has returned.
     *
     * @param shareId   a new id
     * @param kept      the share and its terms
     * @param createdAt now
     * @throws PersistenceException when the database fails, or has that id already
     */
    public void add(ShareId shareId, KeptShare kept, Instant createdAt) {
        ShareTerms terms = kept.terms();
        run(ADD, statement -> {
            statement.setString(1, shareId.toString());
            statement.setString(2, terms.recipient().value());
            statement.setBytes(3, kept.share().bytes());
            statement.setObject(4, utc(createdAt));
            statement.setObject(
                    5, terms.expiry().map(expiry -> utc(expiry.at())).orElse(null));
            statement.setBoolean(6, terms.expiry().filter(ShareExpiry::adjusted).isPresent());
            statement.setBoolean(7, terms.v1Allowed());
            return statement.executeUpdate();
        });
    }

    /**
     * Takes a share away again, of which nobody has been told.
     *
     * @param shareId its id
     * @throws PersistenceException when the database fails
     */
    public void remove(ShareId shareId) {
        run(REMOVE, statement -> {
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
        return ReleaseTransaction.begin(dataSource);
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    /** The terms in this row. */
    static ShareTerms terms(ResultSet row) throws SQLException {
        return KeyShareEntity.terms(
                        row.getString("recipient"),
                        row.getObject("expires_at", OffsetDateTime.class),
                        row.getBoolean("expiry_adjusted"),
                        row.getBoolean("v1_allowed"))
                .orElseThrow(ShareStatements::unreadable);
    }

    /** The share in this row, with its terms. */
    static KeptShare kept(ResultSet row) throws SQLException {
        Share share = Share.parse(row.getBytes("share")).orElseThrow(ShareStatements::unreadable);
        return new KeptShare(share, terms(row));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** H2 throws what is not of java.sql, too, when its file cannot be written. */
    static PersistenceException failed(Exception failure) {
        return failure instanceof PersistenceException already
                ? already
                : new PersistenceException("the database failed", failure);
    }

    private static PersistenceException unreadable() {
        return new PersistenceException("a row of key_share is not readable");
    }
}
