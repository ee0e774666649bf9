package ee.cdoc2.css.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Makes sure that what was committed survives a power cut. On PostgreSQL nothing is to be done: when a commit returns,
 * its log is on disk. H2 writes up to half a second later, and never flushes the disk's cache; {@code CHECKPOINT SYNC}
 * does both (docs/adr/0008).
 *
 * <p>Threads that wait share one flush: it is good for every thread whose commit was over before it began. Thread-safe;
 * one instance per data source.
 */
public final class Durability {
    private final DataSource dataSource;
    private final ReentrantLock flushing = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long served;
    private volatile Commits commits = Commits.UNKNOWN;

    /** Where a commit is when it returns. */
    private enum Commits {
        /** The database has not been asked yet which one it is. */
        UNKNOWN,
        /** On disk: PostgreSQL. */
        FLUSHED,
        /** Perhaps in memory alone: H2. */
        BUFFERED
    }

    /**
     * Forces commits to disk that are made through a data source.
     *
     * @param dataSource H2 or PostgreSQL; on H2 its user must be an administrator of the database
     */
    public Durability(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Returns when everything that this thread has committed is on disk. Call it after the commit and outside any
     * transaction; inside one, it does not include what that transaction writes.
     *
     * @throws PersistenceException when the database fails: the commit must then not be acknowledged
     */
    public void force() {
        if (commits == Commits.FLUSHED) {
            return;
        }
        long mine = asked.incrementAndGet();
        flushing.lock();
        try {
            if (served < mine) {
                long all = asked.get();
                flush();
                served = all;
            }
        } finally {
            flushing.unlock();
        }
    }

    private void flush() {
        try (Connection connection = dataSource.getConnection()) {
            if (commits == Commits.UNKNOWN) {
                commits = commitsOf(connection.getMetaData().getDatabaseProductName());
            }
            if (commits == Commits.BUFFERED) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("checkpoint sync");
                }
            }
        } catch (SQLException | RuntimeException failure) {
            // when the file cannot be written, H2 throws what is not of java.sql
            throw new PersistenceException("what was committed could not be forced to disk", failure);
        }
    }

    private static Commits commitsOf(String product) {
        return "H2".equals(product) ? Commits.BUFFERED : Commits.FLUSHED;
    }
}
