package ee.cdoc2.css.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.cluster.TcpRelay;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.process.Pause;
import ee.cdoc2.css.testkit.standin.KeyRing;
import ee.cdoc2.css.testkit.token.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** What happens to the two nodes meanwhile, one thing after the other, again and again. For one thread. */
public final class SoakEvents {
    private static final Logger LOG = Logger.getLogger(SoakEvents.class.getName());

    /** Longer than {@code css.ocsp.timeout}: what was on its way is answered or given up. */
    private static final Duration NOTHING_ON_ITS_WAY = Duration.ofSeconds(6);

    private static final Duration DOWN = Duration.ofSeconds(12);

    private final TestEnvironment environment;
    private final List<WatchedNode> nodes;
    private final SoakPeople people;
    private final Outages outages;
    private final Tally tally;
    private final TcpRelay toResponder;
    private final Path anchors;
    private final Path vault;
    private final Map<KeyRing, SigningKey> keysBefore = new HashMap<>();
    private final List<Event> events = List.of(
            new Event("trust anchors are reloaded", this::reloadAnchors),
            new Event("the responder is silent", () -> responderFails(TcpRelay::cut)),
            new Event("a new nonce key", this::rotateNonceKey),
            new Event("a node is stopped and started", () -> restart(CssServer::drainAndStop)),
            new Event("a new master key and a new data key", this::rotateVault),
            new Event("new keys of auth server and RP server", this::rotateKeySets),
            new Event("the responder resets connections", () -> responderFails(TcpRelay::refuse)),
            new Event("a node is killed and started", () -> restart(CssServer::kill9)));

    private int masterKeys = 1;
    private int next;

    private record Event(String name, Runnable happening) {}

    /**
     * @param nodes the first stays, the other is restarted
     * @param toResponder between nodes and OCSP responder
     * @param anchors the file {@code css.trust.anchors} of both nodes, with {@link #writeAnchors}
     * @param vault the key store {@code css.vault.keystore} of both, with the master key {@code vault-1}
     */
    public SoakEvents(
            TestEnvironment environment,
            List<WatchedNode> nodes,
            SoakPeople people,
            Outages outages,
            Tally tally,
            TcpRelay toResponder,
            Path anchors,
            Path vault) {
        this.environment = environment;
        this.nodes = nodes;
        this.people = people;
        this.outages = outages;
        this.tally = tally;
        this.toResponder = toResponder;
        this.anchors = anchors;
        this.vault = vault;
    }

    /** The next thing happens. What is wrong is told to the tally. */
    public void next() {
        Event event = events.get(next++ % events.size());
        Instant begun = Instant.now();
        try {
            event.happening.run();
            tally.add("event: " + event.name);
        } catch (RuntimeException | AssertionError failure) {
            tally.wrong(event.name, failure);
        }
        LOG.info(() ->
                event.name + ", in " + Duration.between(begun, Instant.now()).toSeconds() + " s");
    }

    /** {@return how many kinds of events there are} */
    public int kinds() {
        return events.size();
    }

    /** Writes a file with today's authority for people's certificates, or with the next one's as well. */
    public static void writeAnchors(TestEnvironment environment, Path file, boolean withTheNext) {
        Pem.write(
                file,
                withTheNext
                        ? List.of(
                                environment.pki().eid().certificate(),
                                environment.pki().newEid().certificate())
                        : List.of(environment.pki().eid().certificate()));
    }

    /** The same ticket is refused as long as its authority is not there, and good when it is. */
    private void reloadAnchors() {
        CssClient stays = client(0);
        writeAnchors(environment, anchors, false);
        eachNode("reloadTrustAnchors");
        StoredShare share = stays.store(environment.newMobileIdUser());
        String ticket = stays.ticket(share, stays.nonce(share));
        Outcome.refused(stays.fetch(share, ticket), 401, "not-authenticated");
        Outcome.refused(client(1).fetch(share, ticket), 401, "not-authenticated");

        writeAnchors(environment, anchors, true);
        eachNode("reloadTrustAnchors");
        Outcome.released(client(1).fetch(share, ticket), share);
        Outcome.refused(stays.fetch(share, ticket), 404, "no-such-share");
    }

    private void responderFails(Consumer<TcpRelay> how) {
        Outages.Outage outage = outages.begin(WatchedNode.RESPONDER);
        how.accept(toResponder);
        Pause.of(NOTHING_ON_ITS_WAY);
        eachNode("clearOcspCache");
        outage.isTotal();
        Pause.of(DOWN);
        outage.end();
        toResponder.heal();
    }

    /** A nonce of the key before stays good. */
    private void rotateNonceKey() {
        CssClient stays = client(0);
        StoredShare share = stays.store(people.withMobileId());
        String ticket = stays.ticket(share, stays.nonce(share));
        invoke(nodes.get(0), "rotateNonceKey");
        Outcome.released(client(1).fetch(share, ticket), share);
    }

    /** The other node finds the new master key when it meets its name. */
    private void rotateVault() {
        environment.pki().addMasterKey(vault, "vault-" + ++masterKeys);
        assertThat((Integer) invoke(nodes.get(0), "rotateMasterKey")).isPositive();
        invoke(nodes.get(0), "rotateDataKey");
    }

    /** As their operators do it: published before it is used, and withdrawn long after. */
    private void rotateKeySets() {
        for (KeyRing keys :
                List.of(environment.authServer().keys(), environment.rpServer().keys())) {
            SigningKey old = keys.current();
            SigningKey coming = SigningKey.generate();
            keys.publish(coming);
            eachNode("refreshKeySets");
            keys.use(coming);
            SigningKey before = keysBefore.put(keys, old);
            if (before != null) {
                keys.withdraw(before);
                eachNode("refreshKeySets");
            }
        }
    }

    private void restart(Consumer<CssServer> end) {
        CssServer server = nodes.get(1).server();
        Outages.Outage outage = outages.begin(server);
        end.accept(server);
        server.restart();
        outage.end();
    }

    private void eachNode(String operation) {
        nodes.forEach(node -> invoke(node, operation));
    }

    private static Object invoke(WatchedNode node, String operation) {
        try (Management management = node.server().management()) {
            return management.invoke(operation);
        }
    }

    private CssClient client(int node) {
        return people.client(nodes.get(node), nodes.get(node)::send);
    }
}
