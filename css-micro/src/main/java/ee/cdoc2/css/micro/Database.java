package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.database.DatabaseProperties;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The database behind the server's default data source.
 *
 * @param url      JDBC URL
 * @param user     user name, may be empty
 * @param password password, may be empty
 */
record Database(String url, String user, String password) {
    /**
     * H2 in a file, with the settings of docs/adr/0008.
     *
     * @param directory folder of the database's files, absolute, without a semicolon in its name
     */
    static Database h2(Path directory) {
        String url = DatabaseProperties.H2 + "file:" + directory.resolve("css")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC;TRACE_LEVEL_FILE=0";
        return new Database(url, "", "");
    }

    /** PostgreSQL by the JDBC URL of its driver. */
    static Database postgresql(String url, String user, String password, DatabaseTimeouts timeouts) {
        return new Database(timeouts.addedTo(url), user, password);
    }

    /**
     * Opens a connection to PostgreSQL, as the server will, and closes it.
     *
     * @throws SQLException when that fails
     */
    void connect() throws SQLException {
        Properties account = new Properties();
        account.setProperty("user", user);
        account.setProperty("password", password);
        new org.postgresql.Driver().connect(url, account).close();
    }

    /**
     * How many connections a pool keeps whether they are used or not. H2 closes its file with the last one. After a PostgreSQL that hangs the pool
     * makes them anew before the request that has found it out is answered, one after the other, each with the timeout of a login.
     *
     * @return one for H2, none for PostgreSQL
     */
    int keptConnections() {
        return url.startsWith(DatabaseProperties.H2) ? 1 : 0;
    }

    /** {@return a text without URL, user and password: a URL may hold a password, too} */
    @Override
    public String toString() {
        return "Database[…]";
    }
}
