package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    @TempDir
    private Path folder;

    @Test
    void h2SaysWhereItsFileIs() {
        assertThat(located(Database.H2.create(folder)).folder()).contains(folder.toAbsolutePath());
    }

    @Test
    void postgresqlHasNoFileOfThisProcess() {
        assertThat(located(Database.POSTGRESQL.create(folder)).folder()).isEmpty();
    }

    @Test
    void h2InMemoryHasNone() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:");

        assertThat(located(memory).folder()).isEmpty();
    }

    private static DatabaseFile located(DataSource dataSource) {
        DatabaseFile file = new DatabaseFile(dataSource);
        file.locate();
        return file;
    }
}
