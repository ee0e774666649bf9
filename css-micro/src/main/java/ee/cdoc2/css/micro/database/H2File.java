package ee.cdoc2.css.micro.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;

/**
 * Connections to an H2 in a file, for a pool that asks a connection whether it is valid before it hands it out. Thread-safe.
 *
 * <p>H2 closes the file at the first write that fails, because the disk is full or for whatever reason. Its connections stay
 * bound to the closed file: every statement fails, but each says that it is valid, so that a pool keeps them for ever. And it
 * is not enough to make new ones beside them: a statement on an old connection makes H2 forget which file the new ones have
 * opened, and the next one finds it locked. So here all connections to a closed file end together, before the file is opened
 * again.
 *
 * <p>What was acknowledged is in the file: H2 finds its last complete commit when it opens it.
 */
final class H2File {
    private static final Logger LOG = Logger.getLogger(H2File.class.getName());

    private final String url;
    private final String user;
    private final String password;
    /** The file as it was opened last; null before. */
    private Database opened;

    /**
     * A file that is opened with the first connection.
     *
     * @param url      JDBC URL of an H2 in a file of this process
     * @param user     its user
     * @param password the user's
     */
    H2File(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** {@return a new connection} */
    synchronized Connection connect() throws SQLException {
        if (opened != null && closed(opened)) {
            endSessions(opened);
        }
        try {
            FileConnection connection = new FileConnection(url, user, password);
            opened = connection.file;
            return connection;
        } catch (SQLException failure) {
            throw failure.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1 ? ofAnotherH2(failure) : failure;
        }
    }

    /** The launcher prints what the last cause says, so H2's own words do not become one. */
    private static SQLException ofAnotherH2(SQLException failure) {
        SQLException named = new SQLException(
                "the database's file was written by a version of H2 whose files this one does not read: carry it over with"
                        + " SCRIPT and RUNSCRIPT, as the admin guide says",
                failure.getSQLState(),
                failure.getErrorCode());
        named.addSuppressed(failure);
        return named;
    }

    private static boolean closed(Database file) {
        return file.getStore().getMvStore().isClosed();
    }

    private static void endSessions(Database file) {
        SessionLocal[] sessions = file.getSessions(false);
        if (sessions.length == 0) {
            // nobody used it any more when it was closed
            return;
        }
        LOG.log(
                Level.WARNING,
                "H2 had closed its file, which is opened again. It was closed because of: {0}",
                reason(file));
        // H2 forgets the file now, and lets go of its lock, not when one of the sessions happens to be used again
        file.shutdownImmediately();
        for (SessionLocal session : sessions) {
            try {
                session.close();
            } catch (DbException whyTheFileWasClosed) {
                // the session has ended, and told its reason for the last time
                continue;
            }
        }
    }

    private static String reason(Database file) {
        Throwable cause = file.getStore().getMvStore().getPanicException();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause);
    }

    /** A connection that knows when the file under it is closed. */
    private static final class FileConnection extends JdbcConnection {
        private final Database file;

        FileConnection(String url, String user, String password) throws SQLException {
            super(url, new Properties(), user, password, false);
            file = ((SessionLocal) getSession()).getDatabase();
        }

        @Override
        public boolean isValid(int timeout) {
            return !closed(file) && super.isValid(timeout);
        }

        @Override
        public void close() throws SQLException {
            try {
                super.close();
            } catch (SQLException failure) {
                // why the file is closed has been told to the one whose statement failed
                if (!closed(file)) {
                    throw failure;
                }
            }
        }
    }
}
