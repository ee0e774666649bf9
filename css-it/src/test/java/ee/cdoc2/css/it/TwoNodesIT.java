package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SimultaneousClients;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes are one server when they share a database. H2's file has one owner, so this needs PostgreSQL. */
@Tag("postgres")
class TwoNodesIT extends BlackBox {

    private static final String PUBLIC_URL = "https://css.example:8443";

    @Test
    void twoNodesAreOneServer() {
        Database database = environment.newDatabase();
        ServerSettings settings = environment.settings("node-1", database).with("CSS_BASE_URLS", PUBLIC_URL);
        ServerSettings others = environment.settings("node-2", database).with("CSS_BASE_URLS", PUBLIC_URL);
        // at the same time, on a database without a table: the migrations must not collide
        CompletableFuture<CssServer> other = CompletableFuture.supplyAsync(() -> CssServer.start(others));
        try (CssServer first = CssServer.start(settings);
                CssServer second = other.join()) {
            aNonceOfOneIsHonouredByTheOther(client(first), client(second));
            aNonceOfOneIsHonouredByTheOther(client(second), client(first));
            for (int i = 0; i < 10; i++) {
                aTicketRacedOnBothReleasesOnce(client(first), client(second));
            }
            theAuditLogsNameAPersonAlike(first, second);
        }
    }

    private void aNonceOfOneIsHonouredByTheOther(CssClient here, CssClient there) {
        StoredShare share = here.store(environment.mobileIdUser());
        String nonce = here.nonce(share);

        Outcome.released(there.fetch(share, there.ticket(share, nonce)), share);
    }

    private void theAuditLogsNameAPersonAlike(CssServer here, CssServer there) {
        Recipient person = environment.mobileIdUser();
        StoredShare one = client(here).store(person);
        StoredShare other = client(there).store(person);

        assertThat(pseudonym(here, one)).hasSize(32).isEqualTo(pseudonym(there, other));
    }

    private static String pseudonym(CssServer node, StoredShare share) {
        return AuditLine.of(node.auditFile()).stream()
                .filter(line -> line.shareId().equals(share.shareId()))
                .findFirst()
                .orElseThrow()
                .recipient();
    }

    private void aTicketRacedOnBothReleasesOnce(CssClient here, CssClient there) {
        StoredShare share = here.store(environment.mobileIdUser());
        String ticket = here.ticket(share, here.nonce(share));

        List<Integer> statuses = new SimultaneousClients(List.of(here, there))
                .run(each -> each.fetch(share, ticket).status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 404);
    }

    private CssClient client(CssServer node) {
        return environment.client(node, new JavaClientShape(TestEnvironment.address(node)), PUBLIC_URL);
    }
}
