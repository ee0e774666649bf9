package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
    @TempDir
    private Path folder;

    @Test
    void whatItHasMigratedIsValidForTheServer() {
        Migration.migrate(environment());
        JdbcDataSource server = new JdbcDataSource();
        server.setURL(url());
        server.setUser("owner");
        server.setPassword("secret");

        assertThatCode(new Schema(server)::validate).doesNotThrowAnyException();
    }

    @Test
    void doneTwiceItChangesNothing() {
        Migration.migrate(environment());

        assertThatCode(() -> Migration.migrate(environment())).doesNotThrowAnyException();
    }

    @Test
    void itDoesNotGuessTheDatabase() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Migration.migrate(Map.of()))
                .withMessageContaining("CSS_DB_URL");
    }

    private Map<String, String> environment() {
        return Map.of("CSS_DB_URL", url(), "CSS_DB_USER", "owner", "CSS_DB_PASSWORD", "secret");
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("css");
    }
}
