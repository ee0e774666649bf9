package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One transaction in which a nonce is spent and a share read: both, or neither. For one thread.
 *
 * <p>The nonce comes first. The share is read together with the horizon, and that must be read after the nonce was spent:
 * read before, it could move between the two, and a nonce be taken whose row had just been forgotten.
 */
public final class ReleaseTransaction implements AutoCloseable {
    /** A nonce that can be seen to be spent is not tried: PostgreSQL would log it as an error. What decides is the key. */
    private static final String SPEND = """
            insert into spent_nonce (nonce, expires_at)
            select cast(? as varchar(16)), cast(? as timestamp with time zone)
            where not exists (select 1 from spent_nonce where nonce = ?)""";

    private static final String FIND = "select " + ShareRow.COLUMNS + """
            , current_timestamp as database_time,
                (select forgotten_before from nonce_horizon where id = 1) as forgotten_before
            from key_share where share_id = ?""";

    private final Connection connection;
    private final DataKeys keys;
    private boolean ended;

    private ReleaseTransaction(Connection connection, DataKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    static ReleaseTransaction begin(DataSource dataSource, DataKeys keys) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                connection.setAutoCommit(false);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
            return new ReleaseTransaction(connection, keys);
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }

    /**
     * Spends a nonce. When two transactions spend the same one, on one node or on two, the second waits until the first
     * has ended: after a commit it is told so, after a rollback it spends the nonce.
     *
     * @param nonce     the nonce
     * @param expiresAt when it stops being valid; not before it was made
     * @return whether it was spent now; false when it can be seen to have been before
     * @throws DuplicateKeyException when it has been spent, by another transaction meanwhile; this one can only be closed then
     * @throws PersistenceException  when the database fails
     */
    public boolean spend(Nonce nonce, Instant expiresAt) throws DuplicateKeyException {
        try (PreparedStatement statement = connection.prepareStatement(SPEND)) {
            statement.setString(1, nonce.value());
            statement.setObject(2, ShareStatements.utc(expiresAt));
            statement.setString(3, nonce.value());
            return statement.executeUpdate() == 1;
        } catch (SQLException | RuntimeException failure) {
            if (SqlState.UNIQUE_VIOLATION.isIn(failure)) {
                throw new DuplicateKeyException();
            }
            throw JdbcWork.failed(failure);
        }
    }

    /**
     * Finds a share, whether or not it has expired, and the horizon before which a nonce must not be taken.
     *
     * @param shareId any id, compared byte for byte
     * @return both, or nothing when there is no such share
     * @throws SealFault            when it is sealed and cannot be opened, or no version of ours wrote it
     * @throws PersistenceException when the database fails
     */
    public Optional<FoundShare> find(ShareId shareId) throws SealFault {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, shareId.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new FoundShare(ShareRow.read(rows).open(keys), horizon(rows)))
                        : Optional.empty();
            }
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }

    private static NonceHorizon horizon(ResultSet row) throws SQLException {
        OffsetDateTime forgottenBefore = row.getObject("forgotten_before", OffsetDateTime.class);
        if (forgottenBefore == null) {
            throw new PersistenceException("nonce_horizon has no row");
        }
        return new NonceHorizon(
                row.getObject("database_time", OffsetDateTime.class).toInstant(), forgottenBefore.toInstant());
    }

    /**
     * Commits. It is on disk once {@link Durability#force()} has returned.
     *
     * @throws PersistenceException when the database fails; whether the nonce is spent is not known then
     */
    public void commit() {
        try {
            connection.commit();
            ended = true;
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }

    /**
     * Rolls back what was not committed, and gives the connection back.
     *
     * @throws PersistenceException when the database fails
     */
    @Override
    public void close() {
        try (connection) {
            if (!ended) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }
}
