package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.process.CssServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was acknowledged outlives the process, however it ends. The same with PostgreSQL is in BackupIT. */
@Tag("h2")
class RestartIT extends BlackBox {

    /** 128 + 15: ended by SIGTERM, as the shell counts; 0 where the server says it ended as it wished. */
    private static final List<Integer> CLEAN = List.of(0, 143);

    @Test
    void sharesNonceKeysAndSpentNoncesSurviveKillAndStop() {
        try (CssServer server = CssServer.start(environment.settings("restart", environment.newDatabase()))) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            String spent = client.ticket(share, client.nonce(share));
            Outcome.released(client.fetch(share, spent), share);
            String unspent = client.ticket(share, client.nonce(share));

            StoredShare lastWords = client.store(environment.smartIdUser());
            server.kill9();
            server.restart();

            Outcome.released(client.fetch(lastWords), lastWords);
            Outcome.released(client.fetch(share, unspent), share);
            Outcome.refused(client.fetch(share, spent), 404, "no-such-share");

            assertThat(server.stop()).isIn(CLEAN);
            server.restart();

            Outcome.released(client.fetch(share), share);
            Outcome.released(client.fetch(lastWords), lastWords);
        }
    }
}
