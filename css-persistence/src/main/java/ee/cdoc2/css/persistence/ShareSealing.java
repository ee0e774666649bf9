package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Seals shares that are there already: those in clear, and those under an old data key. In bounded batches, each of them one
 * transaction. A row that another transaction changes meanwhile is left for the next time, and so are all when the key has been deleted.
 * Thread-safe; call it outside of any transaction.
 */
public final class ShareSealing {
    /** Which rows: by the index on {@code data_key}, for which "old" cannot be one condition with "none". */
    public enum Rows {
        /** Those in clear. */
        CLEAR("data_key is null"),
        /** Those under an older data key. */
        OLD_KEY("data_key < ?");

        private final String condition;

        Rows(String condition) {
            this.condition = condition;
        }
    }

    /**
     * What became of a batch.
     *
     * @param sealed   how many rows are sealed with the key now
     * @param unopened how many could not be, because they do not open: they are as they were
     */
    public record Batch(int sealed, int unopened) {}

    private static final String SEAL = """
            update key_share set recipient = ?, share = ?, data_key = ?
            where share_id = ? and recipient = ? and share = ? and exists (select 1 from data_key where id = ?)""";

    private final DataSource dataSource;
    private final DataKeys keys;

    /**
     * Works through a data source.
     *
     * @param dataSource H2 or PostgreSQL
     * @param keys       that old rows are opened with
     */
    public ShareSealing(DataSource dataSource, DataKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /**
     * Seals a batch.
     *
     * @param rows   which
     * @param key    what with
     * @param atMost the greatest number of rows, so that no transaction is long
     * @param passed how many rows do not open and have been passed over before
     * @return what became of it; nothing sealed and nothing unopened means that no row is left that could be
     * @throws PersistenceException when the database fails; nothing has been changed then
     */
    public Batch seal(Rows rows, DataKey key, int atMost, int passed) {
        return JdbcWork.transaction(
                dataSource, connection -> seal(connection, found(connection, rows, key, atMost, passed), key));
    }

    /**
     * Counts rows that are to be sealed.
     *
     * @param rows   which
     * @param key    what with
     * @param atMost where counting ends
     * @return how many, {@code atMost} for as many or more
     * @throws PersistenceException when the database fails
     */
    public int count(Rows rows, DataKey key, int atMost) {
        String count = "select count(*) from (select 1 from key_share where " + rows.condition + " limit ?) as counted";
        return JdbcWork.statement(dataSource, count, query -> {
            query.setInt(1 + set(rows, key, query), atMost);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        });
    }

    private static List<ShareRow> found(Connection connection, Rows rows, DataKey key, int atMost, int passed)
            throws SQLException {
        List<ShareRow> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select " + ShareRow.COLUMNS + " from key_share where " + rows.condition + " limit ? offset ?")) {
            int set = set(rows, key, query);
            query.setInt(set + 1, atMost);
            query.setInt(set + 2, passed);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    found.add(ShareRow.read(result));
                }
            }
        }
        return found;
    }

    private static int set(Rows rows, DataKey key, PreparedStatement query) throws SQLException {
        if (rows == Rows.CLEAR) {
            return 0;
        }
        query.setBigDecimal(1, BigDecimal.valueOf(key.version()));
        return 1;
    }

    private Batch seal(Connection connection, List<ShareRow> found, DataKey key) throws SQLException {
        int sealed = 0;
        int unopened = 0;
        try (PreparedStatement update = connection.prepareStatement(SEAL)) {
            for (ShareRow before : found) {
                Optional<ShareRow> after = sealedAnew(before, key);
                if (after.isPresent()) {
                    bind(update, before, after.get());
                    sealed += update.executeUpdate();
                } else {
                    unopened++;
                }
            }
        }
        return new Batch(sealed, unopened);
    }

    private static void bind(PreparedStatement update, ShareRow before, ShareRow after) throws SQLException {
        update.setString(1, after.recipient());
        update.setBytes(2, after.content());
        BigDecimal key = BigDecimal.valueOf(after.dataKey().orElseThrow());
        update.setBigDecimal(3, key);
        update.setString(4, before.shareId());
        update.setString(5, before.recipient());
        update.setBytes(6, before.content());
        update.setBigDecimal(7, key);
    }

    private Optional<ShareRow> sealedAnew(ShareRow row, DataKey key) {
        try {
            return Optional.of(row.sealedAnew(key, keys));
        } catch (SealFault unopened) {
            return Optional.empty();
        }
    }
}
