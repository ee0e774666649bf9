package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.MixedRace;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.SimultaneousClients;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.HaProxy;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two nodes are one server when they share a database. H2's file has one owner, so this needs PostgreSQL. All tests share the
 * two nodes, and leave them running.
 */
@Tag("postgres")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT extends BlackBox {

    private static final String PUBLIC_URL = "https://css.example:8443";
    /** Longer than HAProxy takes to notice (2 s) and the longest request here (2 s). */
    private static final String DRAIN = "PT5S";

    private CssServer first;
    private CssServer second;

    /**
     * Both at the same time, on a database without a table: neither migrations nor the first nonce key may collide. One that a
     * failed test has left stopped is started again.
     */
    @BeforeEach
    void startBothOnce() {
        if (second != null) {
            Stream.of(first, second).filter(node -> !node.alive()).forEach(CssServer::restart);
            return;
        }
        Database database = environment.newDatabase();
        CompletableFuture<CssServer> other =
                CompletableFuture.supplyAsync(() -> CssServer.start(node("node-2", database)));
        first = CssServer.start(node("node-1", database));
        second = other.join();
    }

    @AfterAll
    void killBoth() {
        Stream.of(first, second).filter(Objects::nonNull).forEach(CssServer::kill9);
    }

    @Test
    void aNonceOfOneIsHonouredByTheOther() {
        aNonceIsHonouredByTheOther(client(first), client(second));
        aNonceIsHonouredByTheOther(client(second), client(first));
    }

    @RepeatedTest(10)
    void aTicketThatIsShownToBothAtOnceReleasesOnce() {
        CssClient here = client(first);
        StoredShare share = here.store(environment.mobileIdUser());
        String ticket = here.ticket(share, here.nonce(share));

        List<Integer> statuses = new SimultaneousClients<>(List.of(here, client(second)))
                .run(each -> each.fetch(share, ticket).status());

        assertThat(statuses).as(() -> reasons(share)).containsExactlyInAnyOrder(200, 404);
    }

    /** Session, share nonce and what is remembered of the session: each node gives one of them to the other. */
    @Test
    @SecondProtocolIsSpoken
    void aSessionIsHonouredByTheOther() {
        aSessionIsHonouredByTheOther(first, second);
        aSessionIsHonouredByTheOther(second, first);
    }

    /** Attack 43. */
    @Test
    @SecondProtocolIsSpoken
    void aTokenThatIsShownToBothManyTimesAtOnceReleasesOnce() {
        StoredShare share = client(first).store(environment.mobileIdUser());
        HeaderLines headers = secondProtocol(first).request(share).lines().and("Connection", "close");
        List<SecondProtocol> clients = Stream.generate(() -> List.of(secondProtocol(first), secondProtocol(second)))
                .limit(10)
                .flatMap(List::stream)
                .toList();

        List<Integer> statuses = new SimultaneousClients<>(clients)
                .run(each -> each.fetch(share.shareId(), headers).status());

        assertThat(statuses)
                .as(() -> reasons(share))
                .hasSize(20)
                .containsOnlyOnce(200)
                .containsOnly(200, 404);
    }

    /** Attack 40, on two nodes: what one of them has taken or made is the same nonce at the other. */
    @Test
    @SecondProtocolIsSpoken
    void aNonceIsTakenByItsOwnProtocolAloneOnBoth() {
        StoredShare share = client(first).store(environment.mobileIdUser());
        List<CssClient> tickets = List.of(client(first), client(second), client(first), client(second));
        List<SecondProtocol> tokens =
                List.of(secondProtocol(first), secondProtocol(second), secondProtocol(first), secondProtocol(second));

        MixedRace ofTheFirst = MixedRace.of(share, client(second).nonce(share), tickets, tokens);
        MixedRace ofTheSecond = MixedRace.of(share, secondProtocol(second).nonce(share), tickets, tokens);

        assertThat(ofTheFirst.tickets()).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(ofTheFirst.tokens()).containsOnly(404);
        assertThat(ofTheSecond.tickets()).containsOnly(404);
        assertThat(ofTheSecond.tokens()).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void theAuditLogsNameAPersonAlike() {
        Recipient person = environment.mobileIdUser();
        StoredShare one = client(first).store(person);
        StoredShare other = client(second).store(person);

        assertThat(pseudonym(first, one)).hasSize(32).isEqualTo(pseudonym(second, other));
    }

    /** The first is stopped and started. The second is deployed anew where the server can do that, which is another way to go. */
    @Test
    void nodesAreChangedOneByOneAndNobodyNotices() throws IOException {
        HaProxy.assumeItIsInstalled();
        try (RollingChange change = new RollingChange(environment, List.of(first, second), PUBLIC_URL)) {
            change.of(first, CssServer::drainAndStop, CssServer::restart);
            if (second.canRedeploy()) {
                change.of(second, CssServer::drain, CssServer::redeploy);
            } else {
                change.of(second, CssServer::drainAndStop, CssServer::restart);
            }
            change.nobodyNoticed();
        }
    }

    private void aNonceIsHonouredByTheOther(CssClient here, CssClient there) {
        StoredShare share = here.store(environment.mobileIdUser());
        String nonce = here.nonce(share);

        Outcome.released(there.fetch(share, there.ticket(share, nonce)), share);
    }

    private void aSessionIsHonouredByTheOther(CssServer here, CssServer there) {
        StoredShare share = client(here).store(environment.mobileIdUser());
        StoredShare another = client(there).store(share.recipient());
        SecondProtocol toHere = secondProtocol(here);
        String sessionNonce = toHere.sessionNonce();
        IssuedToken session = toHere.sessions().sign(toHere.session(share.recipient(), sessionNonce, 1));
        HeaderLines headers = HeaderLines.none()
                .and(TokenRequest.SESSION_TOKEN, session.present(0))
                .and(TokenRequest.SESSION_X5C, AuthTokens.x5c(share.recipient().identity()))
                .and("Connection", "close");

        String nonce = secondProtocol(there)
                .askNonce(share.shareId(), headers)
                .member("nonce")
                .orElseThrow();
        TokenRequest request = toHere.request(share, nonce)
                .headers(lines -> lines.with(TokenRequest.SESSION_TOKEN, session.present(0))
                        .and("Connection", "close"));

        Outcome.released(secondProtocol(there).fetch(request), share);
        assertThat(toHere.askNonce(another.shareId(), headers).status()).isEqualTo(200);
    }

    private SecondProtocol secondProtocol(CssServer node) {
        return environment.secondProtocol(node, environment.https(node)::send, PUBLIC_URL);
    }

    /** What each node has refused of a share, and why. */
    private String reasons(StoredShare share) {
        return Stream.of(first, second)
                .map(node -> AuditLine.of(node.auditFile()).stream()
                        .filter(line -> share.shareId().equals(line.shareId()) && line.reason() != null)
                        .map(AuditLine::reason)
                        .toList())
                .toList()
                .toString();
    }

    private static String pseudonym(CssServer node, StoredShare share) {
        return AuditLine.of(node.auditFile()).stream()
                .filter(line -> line.shareId().equals(share.shareId()))
                .findFirst()
                .orElseThrow()
                .recipient();
    }

    private ServerSettings node(String name, Database database) {
        return environment
                .settings(name, database)
                .with("CSS_BASE_URLS", PUBLIC_URL)
                .with("CSS_SHUTDOWN_DRAIN", DRAIN);
    }

    private CssClient client(CssServer node) {
        return environment.client(node, new JavaClientShape(TestEnvironment.address(node)), PUBLIC_URL);
    }
}
