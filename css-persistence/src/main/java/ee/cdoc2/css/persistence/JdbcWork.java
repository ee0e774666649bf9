package ee.cdoc2.css.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on a connection of its own, which is given back at the end. Failures are told as JPA tells them. */
final class JdbcWork {
    private JdbcWork() {}

    /** What is done with a statement or a connection. */
    interface Work<R, T> {
        T with(R resource) throws SQLException;
    }

    /**
     * One statement, in a transaction of its own.
     *
     * @param dataSource whose connections commit each statement
     * @throws PersistenceException when the database fails
     */
    static <T> T statement(DataSource dataSource, String sql, Work<PreparedStatement, T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    /**
     * Several statements in one transaction: all of them, or none.
     *
     * @param dataSource whose connections commit each statement
     * @throws PersistenceException when the database fails
     */
    static <T> T transaction(DataSource dataSource, Work<Connection, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                // of what is not committed
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    /** H2 throws what is not of java.sql, too, when its file cannot be written. */
    static PersistenceException failed(Exception failure) {
        return failure instanceof PersistenceException already
                ? already
                : new PersistenceException("the database failed", failure);
    }
}
