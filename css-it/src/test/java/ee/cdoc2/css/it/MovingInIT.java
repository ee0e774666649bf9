package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.MigrateJar;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Shares that the reference server stored are released by CSS to their recipients, under their ids, while css-migrate goes on
 * beside it. What can be among them, css-migrate's own tests show.
 */
@Tag("postgres")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason = "rows are the same for every server, so css.jar does it for all")
class MovingInIT extends BlackBox {

    private static final String SHARE = "/".repeat(42) + "8=";

    @Test
    void whatTheReferenceServerHeldIsReleasedToItsRecipients() throws IOException {
        PostgresDatabase reference = (PostgresDatabase) environment.newDatabase();
        PostgresDatabase css = (PostgresDatabase) environment.newDatabase();
        ServerSettings settings = environment.settings("moved", css);
        Path output = settings.directory().resolve("css-migrate.log");
        Map<String, String> databases = new TreeMap<>(css.environment());
        // what is copied is encrypted by the server, whenever its housekeeping comes by
        settings.environment().forEach((name, value) -> {
            if (name.startsWith("CSS_VAULT")) {
                databases.put(name, value);
            }
        });
        databases.put("REFERENCE_DB_URL", reference.url());
        databases.put("REFERENCE_DB_USER", reference.user());
        databases.put("REFERENCE_DB_PASSWORD", reference.password());
        reference.execute(ddl("0.4"));
        StoredShare old = stored(reference, "0123456789abcdef0123456789abcdef", environment.mobileIdUser(), "");
        reference.execute(ddl("0.8"));
        StoredShare expires = stored(
                reference,
                "1123456789abcdef0123456789abcdef",
                environment.smartIdUser(),
                ", '2099-11-25 10:00:00', false");
        MigrateJar.migrateSchema(output, css.environment());
        MigrateJar.run(output, databases, List.of("copy", "refused.jsonl"));

        try (CssServer server = CssServer.start(settings)) {
            CssClient client = environment.client(server);
            Outcome.released(client.fetch(old), old);
            Outcome.released(client.fetch(expires), expires);

            StoredShare last = stored(
                    reference,
                    "2123456789abcdef0123456789abcdef",
                    environment.mobileIdUser(),
                    ", '2099-11-25 10:00:00', false");
            MigrateJar.run(output, databases, List.of("copy", "refused.jsonl"));
            assertThat(MigrateJar.run(output, databases, List.of("verify"))).contains("same: 3");
            Outcome.released(client.fetch(last), last);
        }
    }

    private static String ddl(String version) throws IOException {
        return Files.readString(
                RepositoryFiles.find("css-migrate/src/test/resources/reference").resolve(version + ".sql"));
    }

    private static StoredShare stored(PostgresDatabase reference, String shareId, Recipient recipient, String expiry) {
        reference.execute("insert into key_material_share values ('%s', '%s', decode('%s', 'base64'), now()%s)"
                .formatted(shareId, recipient.id(), SHARE, expiry));
        return new StoredShare(shareId, SHARE, recipient);
    }
}
