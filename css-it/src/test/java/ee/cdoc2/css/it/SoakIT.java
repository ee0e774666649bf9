package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.cluster.TcpRelay;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.it.soak.Outages;
import ee.cdoc2.css.it.soak.Sampling;
import ee.cdoc2.css.it.soak.SoakEvents;
import ee.cdoc2.css.it.soak.SoakLoad;
import ee.cdoc2.css.it.soak.SoakPeople;
import ee.cdoc2.css.it.soak.Tally;
import ee.cdoc2.css.it.soak.Trend;
import ee.cdoc2.css.it.soak.WatchedNode;
import ee.cdoc2.css.testkit.process.Pause;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two nodes under a mixed load for an hour, one of which is restarted now and then, while keys are changed, trust anchors reloaded, and
 * the OCSP responder comes and goes: no wrong answer, and the node that stays keeps no more in the end than in the beginning. {@code
 * css-it/soak} runs it.
 */
@Tag("postgres")
@Tag("long")
@Tag("waiting")
class SoakIT extends BlackBox {

    /** System property: for how long. */
    private static final String MINUTES = "css.it.soak.minutes";

    private static final String PUBLIC_URL = "https://css.example:8443";
    private static final String STAYS = "soak-stays";
    private static final String RESTARTED = "soak-restarted";
    /** Between two things that happen, and between two looks: so many of them in the whole time, and not more often than this. */
    private static final int PAUSES = 60;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    @Test
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason = "one JVM of its own is looked into")
    void nothingIsWrongAndNothingGrows() {
        Duration whole = Duration.ofMinutes(Long.getLong(MINUTES, 60));
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        Path vault = environment.pki().otherVault("soak-vault.p12", "vault-1");
        Path anchors = environment.pki().directory().resolve("soak-anchors.pem");
        SoakEvents.writeAnchors(environment, anchors, true);
        URI responder = URI.create(environment.responder().url("/good"));
        try (TcpRelay relay = TcpRelay.to(responder.getPort());
                CssServer stays = CssServer.start(node(STAYS, database, vault, anchors, relay));
                CssServer restarted = CssServer.start(node(RESTARTED, database, vault, anchors, relay))) {
            Outages outages = new Outages();
            Tally tally = new Tally();
            List<WatchedNode> nodes = List.of(
                    new WatchedNode(stays, environment.https(stays), outages, tally),
                    // while its application comes up or goes down, the server in it says 503 by itself
                    new WatchedNode(restarted, environment.httpsForOddRequests(restarted), outages, tally));
            SoakPeople people =
                    new SoakPeople(environment, "http://127.0.0.1:" + relay.port() + responder.getPath(), PUBLIC_URL);
            SoakEvents events = new SoakEvents(environment, nodes, people, outages, tally, relay, anchors, vault);

            Duration pause = max(SHORTEST_PAUSE, whole.dividedBy(PAUSES));
            List<StoredShare> shares;
            Trend trend;
            try (SoakLoad load = new SoakLoad(nodes, people, outages, tally);
                    Sampling sampling = new Sampling(nodes.get(0), database, STAYS, pause, tally)) {
                happen(events, pause, System.nanoTime() + whole.toNanos());
                trend = sampling.trend();
                shares = load.end();
            }
            Pause.of(Outages.AFTERWARDS);

            System.out.println("SOAK of " + whole.toMinutes() + " minutes: " + tally.counts() + "\n\n" + trend.table());
            assertAll(
                    () -> assertThat(tally.wrong()).isEmpty(),
                    () -> everythingIsThere(shares, List.of(stays, restarted)),
                    () -> assertThat(tally.counts().keySet().stream().filter(what -> what.startsWith("event: ")))
                            .as("everything has happened")
                            .hasSize(events.kinds()),
                    () -> assertThat(trend.leaks()).isEmpty());
        }
    }

    private static void happen(SoakEvents events, Duration pause, long end) {
        for (int i = 0; i < events.kinds() || System.nanoTime() - end < 0; i++) {
            Pause.of(pause);
            events.next();
        }
    }

    private void everythingIsThere(List<StoredShare> shares, List<CssServer> nodes) {
        assertThat(shares).hasSizeGreaterThan(5);
        for (int i = 0; i < shares.size(); i++) {
            CssServer node = nodes.get(i % nodes.size());
            CssClient client = environment.client(node, new JavaClientShape(TestEnvironment.address(node)), PUBLIC_URL);
            Outcome.released(client.fetch(shares.get(i)), shares.get(i));
        }
    }

    private ServerSettings node(String name, PostgresDatabase database, Path vault, Path anchors, TcpRelay relay) {
        return environment
                .settings(name, database)
                // so the database can tell whose connections are whose
                .with("CSS_DB_URL", database.url() + "?ApplicationName=" + name)
                .with("CSS_BASE_URLS", PUBLIC_URL)
                .with("CSS_VAULT_KEYSTORE", vault.toString())
                .with("CSS_TRUST_ANCHORS", anchors.toString())
                .with("CSS_OCSP_ALLOWED_HOSTS", environment.responder().authority() + ",127.0.0.1:" + relay.port())
                .with("CSS_SHUTDOWN_DRAIN", "PT3S");
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
