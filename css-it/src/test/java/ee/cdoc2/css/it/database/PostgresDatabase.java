package ee.cdoc2.css.it.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * One database of the running PostgreSQL.
 *
 * @param url its JDBC URL
 * @param user who may do everything in it
 * @param password the user's
 */
public record PostgresDatabase(String url, String user, String password) implements Database {

    @Override
    public Map<String, String> environment() {
        return Map.of("CSS_DB_URL", url, "CSS_DB_USER", user, "CSS_DB_PASSWORD", password);
    }

    /** {@return the number of rows of each table} */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet count = statement.executeQuery("select count(*) from \"" + table + '"')) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("can't count rows", e);
        }
    }

    /** {@return a connection for a test's own statements} */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static Iterable<String> tables(Connection connection) throws SQLException {
        Map<String, Boolean> names = new TreeMap<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.put(tables.getString("TABLE_NAME"), true);
            }
        }
        return names.keySet();
    }
}
