package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.PreparedVector;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.TicketVector.NonceKind;
import ee.cdoc2.css.testkit.vectors.Vectors;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Settings that change what a ticket can do. */
@Tag("h2")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason =
                "what these settings do is the application's, whatever server it runs on: css.jar shows it for all")
class SettingsIT extends BlackBox {

    private static final Duration LIFETIME = Duration.ofSeconds(20);

    @Test
    void aTicketWorksAgainWithinTheLifetimeWhenConfiguredSo() {
        ServerSettings settings = environment
                .settings("reusable", environment.newDatabase())
                .with("CSS_NONCE_SINGLE_USE", "false")
                .with("CSS_NONCE_LIFETIME", LIFETIME.toString());
        try (CssServer server = CssServer.start(settings)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(share), share);

            PreparedVector stale = PreparedVector.set(environment, server, client, expired());
            String ticket = client.ticket(share, client.nonce(share));
            Outcome.released(client.fetch(share, ticket), share);
            Outcome.released(client.fetch(share, ticket), share);
            boolean expired = new Polling(LIFETIME.multipliedBy(2))
                    .until(() -> client.fetch(share, ticket).status() == 404);

            assertThat(expired).isTrue();
            Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
            assertThat(stale.vector()
                            .expectation()
                            .allows(client.send(stale.request()).status()))
                    .isTrue();
        }
    }

    private static TicketVector expired() {
        return Vectors.ofRepository().tickets().stream()
                .filter(vector -> vector.nonce() == NonceKind.EXPIRED)
                .findFirst()
                .orElseThrow();
    }
}
