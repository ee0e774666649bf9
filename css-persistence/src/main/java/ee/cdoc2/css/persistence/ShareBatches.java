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
 * Many rows of {@code key_share} at a time, for programs beside the server. Requests have {@link ShareStatements}, whose way
 * to write and to read a row this is. The same text for H2 and PostgreSQL.
 */
public final class ShareBatches {
    private static final String COLUMNS = "select created_at, " + ShareRow.COLUMNS + " from key_share ";
    private static final String AMONG = COLUMNS + "where share_id = any (?)";
    private static final String BEHIND = COLUMNS + "where share_id > ? order by share_id limit ?";

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
            return found(statement);
        });
    }

    /**
     * Reads on, in the database's order of ids.
     *
     * @param last   the id of the last row that was read; nothing at the beginning
     * @param atMost the greatest number of rows
     * @return the next rows, expired ones too; fewer than {@code atMost} at the end
     * @throws PersistenceException when the database fails, or holds a row that does not open, or that no version of ours wrote
     */
    public List<StoredShare> behind(Optional<ShareId> last, int atMost) {
        return JdbcWork.statement(dataSource, BEHIND, statement -> {
            statement.setString(1, last.map(ShareId::toString).orElse(""));
            statement.setInt(2, atMost);
            return found(statement);
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

    private List<StoredShare> found(PreparedStatement statement) throws SQLException {
        List<StoredShare> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private StoredShare row(ResultSet row) throws SQLException {
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
