package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SchemaTest {
    private static final String LATER = "classpath:db/newer";
    private static final String HISTORY = "\"css_schema_history\"";

    private final Database database;

    @TempDir
    private Path folder;

    private DataSource dataSource;

    SchemaTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void create() {
        dataSource = database.create(folder);
    }

    @Test
    void anEmptyDatabaseIsMigrated() {
        new Schema(dataSource).migrate();

        assertThatCode(() -> Database.execute(dataSource, "select share_id from key_share"))
                .doesNotThrowAnyException();
    }

    @Test
    void migratingAgainKeepsWhatIsThere() {
        new Schema(dataSource).migrate();
        Database.execute(dataSource, "insert into lease values('a', 'b', current_timestamp)");

        new Schema(dataSource).migrate();

        assertThat(count("lease")).isEqualTo(1);
    }

    @Test
    void aTableOfSomebodyElseIsNoReasonToRefuse() {
        Database.execute(dataSource, "create table of_somebody_else (id integer)");

        assertThatCode(new Schema(dataSource)::migrate).doesNotThrowAnyException();
    }

    @RepeatedTest(3)
    void nodesThatStartTogetherMigrateOnce() throws Exception {
        Race.run(3, node -> Executors.callable(new Schema(dataSource)::migrate));

        assertThat(count(HISTORY + " where \"success\" = true and \"version\" = '1'"))
                .isEqualTo(1);
    }

    @Test
    void noKnownMigrationIsRefused() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource, "classpath:db/nowhere")::migrate)
                .withMessageContaining("no database migration is known");
    }

    @Test
    void noKnownMigrationIsRefusedOnAMigratedDatabaseToo() {
        new Schema(dataSource).migrate();

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource, "classpath:db/nowhere")::validate)
                .withMessageContaining("no database migration is known");
    }

    @Test
    void aNewerSchemaIsRefused() {
        new Schema(dataSource, Schema.MIGRATIONS, LATER).migrate();

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::migrate)
                .withMessageContaining("newer than this application");
    }

    @Test
    void aNewerSchemaIsNotValid() {
        new Schema(dataSource, Schema.MIGRATIONS, LATER).migrate();

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::validate)
                .withMessageContaining("newer than this application");
    }

    @Test
    void anOlderSchemaIsNotValid() {
        new Schema(dataSource).migrate();

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource, Schema.MIGRATIONS, LATER)::validate)
                .withMessageContaining("older than this application");
    }

    @Test
    void anEmptyDatabaseIsNotValidAndStaysEmpty() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::validate)
                .withMessageContaining("older than this application");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> count(HISTORY));
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsRefused() {
        new Schema(dataSource).migrate();
        Database.execute(dataSource, "update " + HISTORY + " set \"checksum\" = 1 where \"version\" = '1'");

        assertThatExceptionOfType(SchemaException.class).isThrownBy(new Schema(dataSource)::migrate);
        assertThatExceptionOfType(SchemaException.class).isThrownBy(new Schema(dataSource)::validate);
    }

    @Test
    void aUserWhoMayNotCreateTablesCanValidate() {
        new Schema(dataSource).migrate();

        assertThatCode(new Schema(asUserWithoutRightsToCreate())::validate).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatIsNotThereIsRefused() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:" + folder.resolve("nowhere") + ";IFEXISTS=TRUE");

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(nowhere)::migrate)
                .withMessageContaining("can't be reached");
    }

    private DataSource asUserWithoutRightsToCreate() {
        String user = "u" + Math.abs(System.nanoTime());
        if (database == Database.H2) {
            Database.execute(dataSource, "create user " + user + " password ''");
            Database.execute(dataSource, "grant select, insert, update, delete on schema public to " + user);
        } else {
            Database.execute(dataSource, "create role " + user + " login");
            Database.execute(
                    dataSource, "grant select, insert, update, delete on all tables in schema public to " + user);
        }
        return database.as(user, dataSource);
    }

    private int count(String what) {
        try (Connection connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(what, failure);
        }
    }
}
