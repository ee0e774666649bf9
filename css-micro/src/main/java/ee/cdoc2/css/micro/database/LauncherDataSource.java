package ee.cdoc2.css.micro.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The database that the launcher names in {@link DatabaseProperties}. Payara's pool is not told where it is: it takes
 * {@code ${...}} in a property for an expression, also where the value of another expression has it, so that a password
 * would be another one.
 */
public final class LauncherDataSource implements DataSource {
    /** What makes a connection. */
    private interface Source {
        Connection connect() throws SQLException;
    }

    private final Source source;
    private int loginTimeout;
    private PrintWriter log;

    /** Made by the pool by name. */
    public LauncherDataSource() {
        super();
        String url = System.getProperty(DatabaseProperties.URL);
        String user = System.getProperty(DatabaseProperties.USER);
        String password = System.getProperty(DatabaseProperties.PASSWORD);
        source = url.startsWith(DatabaseProperties.H2)
                ? new H2File(url, user, password)::connect
                : postgresql(url, user, password);
    }

    private static Source postgresql(String url, String user, String password) {
        Properties account = new Properties();
        account.setProperty("user", user);
        account.setProperty("password", password);
        return () -> readingWhatIsCommitted(new org.postgresql.Driver().connect(url, account));
    }

    /** Whatever the database's default is; H2 does so by itself. The pool is not told: it would ask for the level again and again. */
    private static Connection readingWhatIsCommitted(Connection connection) throws SQLException {
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.connect();
    }

    /** The pool knows neither user nor password: what it hands in says nothing. */
    @Override
    public Connection getConnection(String unknown, String alsoUnknown) throws SQLException {
        return getConnection();
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Kept for {@link #getLoginTimeout()}; the URL says how long a driver waits. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public PrintWriter getLogWriter() {
        return log;
    }

    /** Kept for {@link #getLogWriter()}: both drivers log by other means. */
    @Override
    public void setLogWriter(PrintWriter writer) {
        log = writer;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("this is no " + type.getName());
    }
}
