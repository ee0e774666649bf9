package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.cluster.NodeNetwork;
import ee.cdoc2.css.it.cluster.PatroniCluster;
import ee.cdoc2.css.it.cluster.PatroniNode;
import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two nodes on three PostgreSQL under Patroni, one of which breaks while clients store and fetch. All tests share the nodes and the
 * cluster, and leave them whole. {@code css-it/failover} runs it.
 */
@Tag("postgres")
@Tag("long")
@Tag("waiting")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverIT extends BlackBox {

    private static final String PUBLIC_URL = "https://css.example:8443";
    /** System property: how often a node is killed. */
    private static final String KILLS = "css.it.kills";

    private static final int LONGEST_PAUSE_MILLIS = 2000;
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private PatroniCluster cluster;
    private CssServer first;
    private CssServer second;
    /** The second's, and nobody else's. */
    private NodeNetwork network;

    @BeforeEach
    void startOnce() {
        PatroniCluster.assumeItIsInstalled();
        if (cluster == null) {
            cluster = PatroniCluster.start(environment.pki().web());
            network = cluster.network();
            CompletableFuture<CssServer> other = CompletableFuture.supplyAsync(
                    () -> CssServer.start(node("failover-2", cluster.databaseThrough(network))));
            first = CssServer.start(node("failover-1", cluster.database()));
            second = other.join();
        }
        cluster.awaitWhole();
    }

    @AfterAll
    void killAll() {
        Stream.of(first, second).filter(Objects::nonNull).forEach(CssServer::kill9);
        if (cluster != null) {
            network.close();
            cluster.close();
        }
    }

    @Test
    void aPrimaryThatIsKilledIsReplaced() {
        PatroniNode primary = cluster.leader();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("the primary is killed", primary::kill9);
            breakdown.isOvercome("it comes back", primary::start);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    /** By Patroni 3.0.3 or later. One before it may give the lock back to who has been frozen, and this fails: shares are lost then. */
    @Test
    void aPrimaryThatIsFrozenIsReplacedAndDoesNoHarmWhenItGoesOn() {
        PatroniNode primary = cluster.leader();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("the primary is frozen", primary::freeze);
            breakdown.isOvercome("it goes on", primary::thaw);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    @Test
    void aPrimaryThatIsDemotedIsNotWrittenTo() {
        PatroniNode primary = cluster.leader();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("the primary hands over, and only reads", primary::handOver);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    @Test
    void aPrimaryThatIsCutOffIsReplacedAndDoesNoHarmWhenItIsReachedAgain() {
        PatroniNode primary = cluster.leader();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("the primary is cut off", primary::cutOff);
            breakdown.isOvercome("it is reached again", primary::reconnect);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    @Test
    void aSynchronousStandbyThatIsKilledIsReplaced() {
        PatroniNode standby = cluster.synchronousStandby();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("the synchronous standby is killed", standby::kill9);
            breakdown.isOvercome("it comes back", standby::start);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    @Test
    void connectionsThatAreResetAreMadeAnew() {
        try (Breakdown breakdown = breakdown()) {
            breakdown.isOvercome("all connections are reset", cluster::resetConnections);
            breakdown.nothingIsLost();
        }
    }

    /**
     * The database holds what the lost node had begun until it gives up on it; a ticket whose nonce is being spent there is refused
     * by the other node as well, for as long as a statement may take.
     */
    @Test
    void aNodeThatIsCutOffFromTheDatabaseSaysSoAndTheOtherServes() {
        try (Breakdown breakdown = breakdown()) {
            long cut = System.nanoTime();
            List<Duration> refusing = breakdown.isBorne("node 2 is cut off from all databases", network::cut, WATCHED);
            breakdown.isToldBy(second, cut);
            assertThat(refusing.get(0)).as("node 1").isLessThan(WATCHED.dividedBy(2));
            assertThat(refusing.get(1)).as("node 2").isGreaterThan(WATCHED.dividedBy(2));
            breakdown.isOvercome("it reaches them again", network::heal);
            breakdown.nothingIsLost();
        }
    }

    /** Patroni does not look at disks: who has this alarm makes room, or hands over. */
    @Test
    @EnabledIfSystemProperty(
            named = PatroniCluster.DISKS,
            matches = ".+",
            disabledReason = "needs three small file systems: css-it/failover")
    void aDiskThatIsFullLosesNothing() {
        PatroniNode primary = cluster.leader();
        try (Breakdown breakdown = breakdown()) {
            breakdown.isBorne("the primary's disk is full", primary::fillDisk, WATCHED);
            breakdown.isOvercome("there is room again", primary::freeDisk);
            cluster.awaitWhole();
            breakdown.nothingIsLost();
        }
    }

    @Test
    void nodesThatAreKilledLoseNothing() throws InterruptedException {
        int kills = Integer.getInteger(KILLS, 4);
        try (Breakdown breakdown = breakdown()) {
            for (int i = 0; i < kills; i++) {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
                breakdown.isKilledAndStarted(i % 2 == 0 ? first : second);
            }
            breakdown.nothingIsLost();
        }
    }

    private Breakdown breakdown() {
        return new Breakdown(environment, List.of(first, second), PUBLIC_URL);
    }

    private ServerSettings node(String name, Database database) {
        return environment.settings(name, database).with("CSS_BASE_URLS", PUBLIC_URL);
    }
}
