package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ManualMigration;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A database user without the right to create tables; a schema that is not the application's. */
@Tag("postgres")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro|liberty",
        disabledReason =
                "the schema is the application's; only the command to migrate differs, between css.jar and css.ear")
class SchemaIT extends BlackBox {

    /** As in the page's statements. */
    private static final String USER = "css_app";

    @Test
    void migrationsByHandLetAServerRunWithoutTheRightToCreateTables() throws IOException {
        PostgresDatabase owner = (PostgresDatabase) environment.newDatabase();
        ServerSettings settings =
                environment.settings("by-hand", owner.asNewUser(USER)).with("CSS_SCHEMA_MIGRATE", "false");
        assertThat(logOfRefusal(settings))
                .contains("the database schema is older than this application: migrate it first");

        assertThat(ManualMigration.run(settings.directory().resolve("migration"), owner.environment()))
                .doesNotContain(owner.password() + "\n");
        owner.execute(RepositoryFiles.block("docs/configuration.md", "```sql grants"));
        try (CssServer server = CssServer.start(settings)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            String ticket = client.ticket(share, client.nonce(share));
            Outcome.released(client.fetch(share, ticket), share);
            Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
        }

        owner.execute(
                "insert into css_schema_history (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 0, 'owner', 1, true)");
        assertThat(logOfRefusal(settings))
                .contains("the database schema is newer than this application: run a newer version");
    }
}
