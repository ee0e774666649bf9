package ee.cdoc2.css.it.database;

import ee.cdoc2.css.it.process.ProcessTree;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /**
     * Takes a copy; no server may be connected.
     *
     * <p>By PostgreSQL's own copying of whole databases: docs/admin-guide/try-backup does the same with pg_dump and pg_restore.
     */
    public Backup backUp() {
        String name = name();
        PostgresDatabase besides = besides();
        besides.execute("create database " + name + "_backup template " + name);
        return () -> {
            besides.execute("drop database " + name);
            besides.execute("create database " + name + " template " + name + "_backup");
        };
    }

    /** Makes every nonce that is out unknown: the application makes a new key when it starts. */
    public void deleteNonceKeys() {
        execute("delete from nonce_key");
    }

    /** Leaves the row of a share as the version before the second protocol and the vault has written it: in clear, without an end. */
    public void writeAsBefore(String shareId, String recipient, String base64) {
        execute("update key_share set expires_at = default, expiry_adjusted = default, v1_allowed = default,"
                + " data_key = default, recipient = '" + recipient + "', share = decode('" + base64
                + "', 'base64') where share_id = '" + shareId + "'");
    }

    /** {@return the first column of what a query gives, as text} */
    public List<String> values(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException("can't ask " + sql, failure);
        }
    }

    /** {@return everything in all tables, a line a row: bytes in hexadecimal, as a dump has them} */
    public String dump() {
        return values("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .stream()
                .flatMap(table -> values("select t::text from \"" + table + "\" t").stream()
                        .map(row -> table + ' ' + row))
                .collect(Collectors.joining("\n"));
    }

    /** {@return the number of rows of each table but that of the lease, which a node takes and gives back by itself} */
    public Map<String, Long> rows() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new TreeMap<>();
            List<String> tables = new ArrayList<>(tables(statement));
            tables.remove("lease");
            for (String table : tables) {
                try (ResultSet count = statement.executeQuery("select count(*) from \"" + table + '"')) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("can't count rows", failure);
        }
    }

    /**
     * Lets something happen while a table is away: each statement on it fails in the database itself.
     *
     * @param table the table's name
     * @param during what happens then
     */
    public void without(String table, Runnable during) {
        execute("alter table " + table + " rename to away");
        try {
            during.run();
        } finally {
            execute("alter table away rename to " + table);
        }
    }

    /**
     * Lets something happen while each statement on a table has to wait.
     *
     * @param table the table's name
     * @param during what happens then
     */
    public void locked(String table, Runnable during) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            during.run();
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException("can't lock " + table, failure);
        }
    }

    /**
     * Lets something happen while the database only reads, as a primary does that has become a standby.
     *
     * @param during what happens then
     */
    public void readOnly(Runnable during) {
        execute("alter database " + name() + " set default_transaction_read_only = on");
        disconnectAll();
        try {
            during.run();
        } finally {
            besides().execute("alter database " + name() + " reset default_transaction_read_only");
            disconnectAll();
        }
    }

    /**
     * Lets something happen while the database takes no connections, and has ended those that there were.
     *
     * @param during what happens then
     */
    public void away(Runnable during) {
        besides().execute("alter database " + name() + " with allow_connections false");
        disconnectAll();
        try {
            during.run();
        } finally {
            besides().execute("alter database " + name() + " with allow_connections true");
        }
    }

    /**
     * Lets something happen while the whole PostgreSQL stands still: connections stay and are taken, and nobody answers.
     *
     * @param during what happens then
     */
    public void hanging(Runnable during) {
        ProcessTree postmaster = postmaster();
        postmaster.freeze();
        try {
            during.run();
        } finally {
            postmaster.thaw();
        }
    }

    private ProcessTree postmaster() {
        return ProcessTree.ofPostgres(Path.of(values("show data_directory").get(0)))
                .orElseThrow();
    }

    /** Ends all connections to the database, which takes new ones at once. */
    public void disconnectAll() {
        besides()
                .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'"
                        + " and pid <> pg_backend_pid()");
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Another database of the same PostgreSQL. */
    private PostgresDatabase besides() {
        return new PostgresDatabase(url.substring(0, url.lastIndexOf('/')) + "/postgres", user, password);
    }

    /**
     * Makes a user who may connect, and nothing else yet.
     *
     * @param name the user's name
     * @return this database, as that user sees it
     */
    public PostgresDatabase asNewUser(String name) {
        String itsPassword = "password-of-" + name;
        execute("create role " + name + " login password '" + itsPassword + "'");
        return new PostgresDatabase(url, name, itsPassword);
    }

    /** Executes a statement. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("can't execute " + sql, failure);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }
}
