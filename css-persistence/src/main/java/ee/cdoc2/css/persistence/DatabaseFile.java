package ee.cdoc2.css.persistence;

import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Where a database of this process has its file: H2. PostgreSQL is another process, perhaps on another machine. Thread-safe. */
public final class DatabaseFile {
    private final DataSource dataSource;
    private volatile Optional<Path> folder = Optional.empty();

    /**
     * The file behind a data source.
     *
     * @param dataSource H2 or PostgreSQL
     */
    public DatabaseFile(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Asks the database, once at the start: later it may not answer.
     *
     * @throws PersistenceException when the database fails
     */
    public void locate() {
        try (Connection connection = dataSource.getConnection()) {
            if (Schema.EMBEDDED.equals(connection.getMetaData().getDatabaseProductName())) {
                folder = folder(connection);
            }
        } catch (SQLException failure) {
            throw new PersistenceException("the database does not say where its file is", failure);
        }
    }

    /** {@return the folder of the file; nothing before {@link #locate()}, and for a database without a file of this process} */
    public Optional<Path> folder() {
        return folder;
    }

    private static Optional<Path> folder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery("call database_path()")) {
            path.next();
            return Optional.ofNullable(path.getString(1)).map(Path::of).map(Path::getParent);
        }
    }
}
