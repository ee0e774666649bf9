package ee.cdoc2.css.it;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.Backup;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.process.CssServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A server that is killed has what it acknowledged; one that has lost its data comes back from a backup, as docs/admin-guide.md
 * says: what the backup gives, and what it forgets. That H2's file is its backup, docs/admin-guide/try-backup shows.
 */
@Tag("postgres")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason =
                "this is about the database: which server the application runs on makes no difference, so css.jar does it for all")
class BackupIT extends BlackBox {

    @Test
    void aKilledServerHasEverythingAndARestoredOneForgetsWhatCameAfterTheBackup() {
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        try (CssServer server = CssServer.start(environment.settings("backup", database))) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            String spent = client.ticket(share, client.nonce(share));
            Outcome.released(client.fetch(share, spent), share);
            String unspent = client.ticket(share, client.nonce(share));
            StoredShare lastWords = client.store(environment.smartIdUser());
            server.kill9();
            Backup backup = database.backUp();
            server.restart();

            Outcome.released(client.fetch(lastWords), lastWords);
            Outcome.released(client.fetch(share, unspent), share);
            Outcome.refused(client.fetch(share, spent), 404, "no-such-share");

            StoredShare later = client.store(environment.smartIdUser());
            String forLater = client.ticket(later, client.nonce(later));
            server.stop();
            backup.restore();
            server.restart();

            Outcome.released(client.fetch(share), share);
            Outcome.refused(client.fetch(later, forLater), 404, "no-such-share");
            // the reason for the guide's warning: the backup does not know that this nonce was spent
            Outcome.released(client.fetch(share, unspent), share);

            server.stop();
            backup.restore();
            database.deleteNonceKeys();
            server.restart();

            Outcome.refused(client.fetch(share, unspent), 404, "no-such-share");
            Outcome.released(client.fetch(share), share);
        }
    }
}
