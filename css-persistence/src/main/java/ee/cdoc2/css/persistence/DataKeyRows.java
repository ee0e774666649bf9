package ee.cdoc2.css.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads {@code data_key} for programs beside the server. Nodes have {@link DataKeyRepository}. */
public final class DataKeyRows {
    private static final String ALL = "select id, master_key, wrapped, valid_from from data_key order by id";

    private DataKeyRows() {}

    /**
     * Reads all keys.
     *
     * @param dataSource H2 or PostgreSQL, whose connections commit each statement
     * @return the wrapped keys, the oldest first
     * @throws PersistenceException when the database fails
     */
    public static List<WrappedDataKey> all(DataSource dataSource) {
        return JdbcWork.statement(dataSource, ALL, query -> {
            List<WrappedDataKey> keys = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(new WrappedDataKey(
                            row.getInt("id"),
                            row.getString("master_key"),
                            row.getBytes("wrapped"),
                            row.getObject("valid_from", OffsetDateTime.class).toInstant()));
                }
            }
            return keys;
        });
    }
}
