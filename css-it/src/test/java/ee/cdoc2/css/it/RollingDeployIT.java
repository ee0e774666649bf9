package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.KeptConnection;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.SlowTransport;
import ee.cdoc2.css.it.client.StatusPoller;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.Traffic;
import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.HaProxy;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Two nodes on one database behind HAProxy, as docs/operations/rolling.md says: while clients store and fetch, the nodes are
 * taken away and brought back one by one, and nobody notices.
 */
@Tag("postgres")
class RollingDeployIT extends BlackBox {

    private static final String PUBLIC_URL = "https://css.example";
    /** A request that is under way for so long; css.shutdown.drain allows for it. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private static final int QUICK_CLIENTS = 3;

    @BeforeEach
    void needsHaProxy() {
        String reason = "RollingDeployIT was not run: it needs HAProxy (apt-get install haproxy)";
        if (HaProxy.program().isEmpty()) {
            assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
            System.out.println(reason);
        }
        assumeTrue(HaProxy.program().isPresent(), reason);
    }

    @Test
    void nodesAreStoppedAndStartedOneByOneAndNobodyNotices() throws IOException {
        oneByOne(CssServer::drainAndStop, CssServer::restart);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason = "css.jar is one process: to deploy it anew is to start it anew")
    void theApplicationIsDeployedAnewOneByOneAndNobodyNotices() throws IOException {
        ServerLimit.APPLICATION_STARTS_ONCE_IN_A_PROCESS.mustNotHold();
        oneByOne(CssServer::drain, CssServer::redeploy);
    }

    private void oneByOne(Consumer<CssServer> away, Consumer<CssServer> back) throws IOException {
        try (Cluster cluster = new Cluster()) {
            cluster.oneByOne(away, back);

            assertThat(cluster.traffic.failures()).isEmpty();
            assertThat(cluster.proxy.hasSeenBothDown()).isTrue();
            cluster.everythingAcknowledgedIsThere();
        }
    }

    /** The nodes, what stands before them, and clients at work. */
    private final class Cluster implements AutoCloseable {

        private final List<CssServer> nodes;
        private final HaProxy proxy;
        private final Traffic traffic = new Traffic();
        private final KeptConnection kept;

        Cluster() {
            Database database = environment.newDatabase();
            nodes = List.of(CssServer.start(node("rolling-1", database)), CssServer.start(node("rolling-2", database)));
            Path authority = environment.pki().directory().resolve("web-ca.pem");
            Pem.write(authority, List.of(environment.pki().web().certificate()));
            proxy = HaProxy.start(environment.pki().directory().resolve("proxy"), nodes, authority);
            kept = new KeptConnection(https());
            for (int i = 0; i < QUICK_CLIENTS; i++) {
                traffic.add(client(), environment.mobileIdUser());
            }
            traffic.add(new CssClient(kept, shape(), PUBLIC_URL), environment.mobileIdUser());
            traffic.add(
                    new CssClient(new SlowTransport(https(), LONG), shape(), PUBLIC_URL), environment.smartIdUser());
        }

        void oneByOne(Consumer<CssServer> away, Consumer<CssServer> back) {
            for (CssServer node : nodes) {
                away.accept(node);
                try (StatusPoller poller = new StatusPoller(directly(node))) {
                    back.accept(node);
                    proxy.awaitBothNodes();
                    // a 404 by a server without its application would say that there is no such share
                    assertThat(poller.statuses())
                            .as(poller.toString())
                            .contains(200)
                            .isSubsetOf(200, 503);
                }
            }
        }

        void everythingAcknowledgedIsThere() {
            traffic.close();
            List<StoredShare> shares = traffic.acknowledged();
            assertThat(shares).hasSizeGreaterThan(100);
            CssClient client = client();
            shares.parallelStream().forEach(share -> Outcome.released(client.fetch(share), share));
            System.out.println("RollingDeployIT: " + shares.size() + " shares stored, fetched, and fetched again");
        }

        private ServerSettings node(String name, Database database) {
            // the drain as it is when nothing is said
            return environment
                    .settings(name, database)
                    .with("CSS_BASE_URLS", PUBLIC_URL)
                    .without("CSS_SHUTDOWN_DRAIN");
        }

        private CssClient client() {
            return new CssClient(https(), shape(), PUBLIC_URL);
        }

        private RawHttps https() {
            return RawHttps.to(address(), environment.pki().web().certificate());
        }

        private RawHttps directly(CssServer node) {
            return RawHttps.to(
                    TestEnvironment.address(node), environment.pki().web().certificate());
        }

        private JavaClientShape shape() {
            return new JavaClientShape(address());
        }

        private ServerAddress address() {
            return new ServerAddress("localhost", proxy.port());
        }

        @Override
        public void close() throws IOException {
            traffic.close();
            kept.close();
            proxy.close();
            nodes.forEach(CssServer::kill9);
        }
    }
}
