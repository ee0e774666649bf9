package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What a pooler does that gives one client's search_path to another. */
class NoCurrentSchemaTest {
    @TempDir
    private Path folder;

    private static final class WithoutSearchPath extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set search_path = ''");
            }
            return connection;
        }
    }

    @Test
    void itIsSaidWhatToSet() {
        PGSimpleDataSource dataSource = new WithoutSearchPath();
        PGSimpleDataSource database = (PGSimpleDataSource) Database.POSTGRESQL.create(folder);
        dataSource.setUrl(database.getUrl());
        dataSource.setUser(database.getUser());

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::migrate)
                .withMessageContaining("pool_mode=session");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::validate)
                .withMessageContaining("search_path");
    }
}
