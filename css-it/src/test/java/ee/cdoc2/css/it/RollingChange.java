package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.SlowTransport;
import ee.cdoc2.css.it.client.StatusPoller;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.Traffic;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.HaProxy;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Two nodes behind HAProxy, as docs/operations/rolling.md says: while clients store and fetch, the nodes are taken away and
 * brought back one by one, and nobody notices.
 */
final class RollingChange implements AutoCloseable {

    /** A request that is under way for so long; css.shutdown.drain of the nodes allows for it. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private static final int QUICK_CLIENTS = 3;

    private final TestEnvironment environment;
    private final List<CssServer> nodes;
    private final String publicUrl;
    private final HaProxy proxy;
    private final Traffic traffic = new Traffic();
    private final KeptConnection kept;

    /**
     * Starts the balancer and the clients.
     *
     * @param nodes the two, which serve already
     * @param publicUrl the base URL of both
     */
    RollingChange(TestEnvironment environment, List<CssServer> nodes, String publicUrl) {
        this.environment = environment;
        this.nodes = nodes;
        this.publicUrl = publicUrl;
        Path authority = environment.pki().directory().resolve("web-ca.pem");
        Pem.write(authority, List.of(environment.pki().web().certificate()));
        proxy = HaProxy.start(environment.pki().directory().resolve("proxy-" + UUID.randomUUID()), nodes, authority);
        kept = new KeptConnection(https());
        for (int i = 0; i < QUICK_CLIENTS; i++) {
            traffic.add(client(), environment.mobileIdUser());
        }
        traffic.add(new CssClient(kept::send, shape(), publicUrl), environment.mobileIdUser());
        traffic.add(new CssClient(new SlowTransport(https(), LONG), shape(), publicUrl), environment.smartIdUser());
    }

    /** Takes each node away and brings it back. */
    void oneByOne(Consumer<CssServer> away, Consumer<CssServer> back) {
        nodes.forEach(node -> of(node, away, back));
    }

    /** Ends the traffic and checks that nobody noticed. */
    void nobodyNoticed() {
        traffic.close();

        assertThat(traffic.failures()).isEmpty();
        assertThat(proxy.hasSeenBothDown()).isTrue();
        everythingAcknowledgedIsThere();
    }

    /** Takes this node away and brings it back. */
    void of(CssServer node, Consumer<CssServer> away, Consumer<CssServer> back) {
        away.accept(node);
        try (StatusPoller poller = new StatusPoller(directly(node))) {
            back.accept(node);
            proxy.awaitBothNodes();
            // a 404 by a server without its application would say that there is no such share
            Set<Integer> possible = ServerLimit.A_REQUEST_THAT_MEETS_THE_STOP_IS_500.isHere()
                    ? Set.of(200, 500, 503)
                    : Set.of(200, 503);
            assertThat(poller.statuses()).as(poller.toString()).contains(200).isSubsetOf(possible);
        }
    }

    private void everythingAcknowledgedIsThere() {
        List<StoredShare> shares = traffic.acknowledged();
        assertThat(shares).hasSizeGreaterThan(50);
        CssClient client = client();
        shares.parallelStream().forEach(share -> Outcome.released(client.fetch(share), share));
        System.out.println("RollingChange: " + shares.size() + " shares stored, fetched, and fetched again");
    }

    private CssClient client() {
        return new CssClient(https(), shape(), publicUrl);
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
    }
}
