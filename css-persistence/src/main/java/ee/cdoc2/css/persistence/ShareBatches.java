package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Many rows of {@code key_share} at a time, for programs beside the server; all of them has {@link ShareSnapshot}. Requests have {@link ShareStatements}, whose way
 * to write and to read a row this is. The same text for H2 and PostgreSQL.
 */
public final class ShareBatches {
    static final String COLUMNS = "select created_at, " + ShareRow.COLUMNS + " from key_share ";
    private static final String AMONG = COLUMNS + "where share_id = any (?)";

    private final DataSource dataSource;
    private final DataKeys keys;

    /**
     * Batches through a data source.
     *
     * @param dataSource H2 or PostgreSQL, whose connections commit each statement and read what is committed
     * @param keys       what sealed rows are opened with. Rows are added in clear, for a node to seal: it alone knows which key is not about to
     *                   be deleted
     */
    public ShareBatches(DataSource dataSource, DataKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /**
     * Finds rows, whether or not they have expired.
     *
     * @param ids any ids
     * @return those that are there, in no order
     * @throws PersistenceException when the database fails, or holds a row that does not open, or that no version of ours wrote
     */
    public List<StoredShare> find(Collection<ShareId> ids) {
        return JdbcWork.statement(dataSource, AMONG, statement -> {
            Array among = statement
                    .getConnection()
                    .createArrayOf(
                            "varchar", ids.stream().map(ShareId::toString).toArray());
            statement.setArray(1, among);
            return found(statement, keys);
        });
    }

    /**
     * Keeps shares: all of them, or none.
     *
     * @param rows new ones
     * @throws PersistenceException when the database fails, or has one of the ids already
     */
    public void add(List<StoredShare> rows) {
        JdbcWork.transaction(dataSource, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ShareStatements.ADD)) {
                for (StoredShare row : rows) {
                    ShareStatements.set(
                            statement, ShareRow.of(row.shareId(), row.kept(), Optional.empty(), keys), row.createdAt());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    static List<StoredShare> found(PreparedStatement statement, DataKeys keys) throws SQLException {
        List<StoredShare> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows, keys));
            }
        }
        return found;
    }

    private static StoredShare row(ResultSet row, DataKeys keys) throws SQLException {
        ShareRow read = ShareRow.read(row);
        ShareId shareId =
                ShareId.parse(read.shareId()).orElseThrow(() -> new PersistenceException("a share has no share id"));
        try {
            return new StoredShare(
                    shareId,
                    read.open(keys),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (SealFault unopened) {
            throw new PersistenceException(
                    switch (unopened.kind()) {
                        case KEY_MISSING -> "shares are encrypted with a data key that is not known here (css.vault)";
                        case BROKEN -> "the share " + shareId + " does not open: its row has been changed";
                    });
        }
    }
}
