package ee.cdoc2.css.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The table {@code key_material_share} of the reference server, versions 0.4 to 0.8: it is read and nothing else, a batch by
 * a statement of its own, so that the server goes on beside it.
 */
final class ReferenceTable {
    private static final String TABLE = "key_material_share";
    /** Of the catalogue: the information schema leaves out what this user may not read, and an expiry would go unnoticed. */
    private static final String COLUMN_NAMES = "select attname from pg_attribute where attrelid = to_regclass('" + TABLE
            + "') and attnum > 0 and not attisdropped";

    private static final List<String> NEEDED = List.of("share_id", "recipient", "share", "created_at");
    private static final String EXPIRY = "expiry_time";
    private static final String ADJUSTED = "expiry_time_adjusted";

    private final DataSource dataSource;
    private final boolean expires;
    private final String first;
    private final String next;

    private ReferenceTable(DataSource dataSource, List<String> columns) {
        this.dataSource = dataSource;
        this.expires = columns.contains(EXPIRY);
        String rows = "select share_id, recipient, share, created_at, "
                + (expires ? EXPIRY : "null as " + EXPIRY)
                + ", "
                + (columns.contains(ADJUSTED) ? "coalesce(" + ADJUSTED + ", false)" : "false")
                + " as " + ADJUSTED + " from " + TABLE;
        this.first = rows + " order by share_id limit ?";
        this.next = rows + " where share_id > ? order by share_id limit ?";
    }

    /**
     * Looks which columns there are.
     *
     * @param dataSource the reference server's database, by a user who may read the table
     * @throws MigrateFault when it is not the table
     * @throws SQLException when the database fails
     */
    static ReferenceTable open(DataSource dataSource) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMN_NAMES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        if (!columns.containsAll(NEEDED)) {
            throw new MigrateFault(
                    ExitStatus.WRONG_USE,
                    "REFERENCE_DB_URL: there is no table " + TABLE + " with the columns of the reference server");
        }
        return new ReferenceTable(dataSource, columns);
    }

    /**
     * Reads on, in the database's order of ids.
     *
     * @param last   the id of the last row that was read, whatever its form; nothing at the beginning
     * @param atMost the greatest number of rows
     * @return fewer than {@code atMost} at the end
     * @throws SQLException when the database fails
     */
    List<ReferenceRow> behind(Optional<String> last, int atMost) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(last.isPresent() ? next : first)) {
            int limit = 1;
            if (last.isPresent()) {
                statement.setString(limit++, last.get());
            }
            statement.setInt(limit, atMost);
            List<ReferenceRow> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    /**
     * Counts the rows.
     *
     * @return how many there are now
     * @throws SQLException when the database fails
     */
    long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select count(*) from " + TABLE);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private ReferenceRow row(ResultSet row) throws SQLException {
        Optional<Instant> expiry = expires
                ? Optional.ofNullable(row.getObject(EXPIRY, LocalDateTime.class))
                        .map(ReferenceTable::instant)
                : Optional.empty();
        return new ReferenceRow(
                row.getString("share_id"),
                row.getString("recipient"),
                row.getBytes("share"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expiry,
                row.getBoolean(ADJUSTED));
    }

    /**
     * The column has no zone; what the reference server writes into it is UTC, whatever zone it runs in. The driver reads
     * PostgreSQL's "infinity" as the end of the scale.
     */
    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
