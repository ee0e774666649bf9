package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKeys;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * All rows of {@code key_share} as they were at one moment, a batch after another, whatever nodes write meanwhile. For programs beside the
 * server. The same text for H2 and PostgreSQL.
 */
public final class ShareSnapshot implements AutoCloseable {
    private static final String BEHIND = ShareBatches.COLUMNS + "where share_id > ? order by share_id limit ?";

    private final Connection connection;
    private final DataKeys keys;
    private String last = "";

    private ShareSnapshot(Connection connection, DataKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * Opens one, whose moment is that of the first batch. It keeps its connection until it is closed.
     *
     * @param dataSource H2 or PostgreSQL, whose connections nobody else gets afterwards: they keep this one's isolation level
     * @param keys       what sealed rows are opened with
     * @return nothing read yet
     * @throws PersistenceException when the database fails
     */
    public static ShareSnapshot of(DataSource dataSource, DataKeys keys) {
        try {
            ShareSnapshot snapshot = new ShareSnapshot(dataSource.getConnection(), keys);
            try {
                snapshot.begin();
                return snapshot;
            } catch (SQLException | RuntimeException failure) {
                snapshot.close();
                throw failure;
            }
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }

    private void begin() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    /**
     * Reads on, in the database's order of ids.
     *
     * @param atMost the greatest number of rows
     * @return the next rows, expired ones too; none at the end
     * @throws PersistenceException when the database fails, or holds a row that does not open, or that no version of ours wrote
     */
    public List<StoredShare> next(int atMost) {
        try (PreparedStatement statement = connection.prepareStatement(BEHIND)) {
            statement.setString(1, last);
            statement.setInt(2, atMost);
            List<StoredShare> read = ShareBatches.found(statement, keys);
            if (!read.isEmpty()) {
                last = read.get(read.size() - 1).shareId().toString();
            }
            return read;
        } catch (SQLException | RuntimeException failure) {
            throw JdbcWork.failed(failure);
        }
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        try (connection) {
            // nothing was written
            connection.rollback();
        } catch (SQLException failure) {
            throw JdbcWork.failed(failure);
        }
    }
}
