package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A migration may take longer than a request may wait for the database. */
class SlowMigrationTest {
    @TempDir
    private Path folder;

    @Test
    void itIsCarriedOutAndTheTimeoutsHoldAgainAfterIt() throws SQLException {
        PGSimpleDataSource hurried = (PGSimpleDataSource) Database.POSTGRESQL.create(folder);
        hurried.setOptions("-c statement_timeout=500ms");
        hurried.setSocketTimeout(1);

        new Schema(hurried, Schema.MIGRATIONS, "classpath:db/slow").migrate();

        try (Connection connection = hurried.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(1000);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select pg_sleep(60)"));
        }
    }
}
