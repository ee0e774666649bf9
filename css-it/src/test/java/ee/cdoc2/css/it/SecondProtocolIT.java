package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.attack.Attack;
import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.attack.Scene;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.ProblemDocument;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shares fetched in the second protocol, and the attacks on that (PROTOCOL-V2.md, section 12). All use one connection and one
 * nonce, which is good until a request is granted: so every granted request shows that the refusals before it spent nothing.
 */
@Tag("h2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SecondProtocolIsSpoken
class SecondProtocolIT extends BlackBox {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
    /** Beside this server's: those of four others, and in a session token that of the RP server. */
    private static final int FIVE_SERVERS = 5;
    /** What every server takes in all headers of a request (section 2.4). */
    private static final int ALL_HEADERS = 16_000;

    private KeptConnection connection;
    private Scene scene;

    static List<Attack> attacks() {
        return Attack.all();
    }

    @BeforeEach
    void setTheSceneOnce() {
        if (scene == null) {
            connection = new KeptConnection(environment.https(environment.server()));
            scene = new Scene(
                    environment.secondProtocol(connection::send),
                    environment.client(),
                    environment.signers(),
                    environment.mobileIdUser());
        }
    }

    @AfterAll
    void nothingWasSpentByARefusal() throws IOException {
        if (scene != null) {
            Outcome.released(protocol().fetch(scene.request(Means.MOBILE_ID)), scene.share());
            connection.close();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attack(Attack attack) {
        TokenRequest request = scene.request(attack.means());
        attack.fault().accept(request, scene);

        WireAnswer answer = protocol().fetch(request);

        if (attack.status() == 200) {
            Outcome.released(answer, scene.share());
            scene.spent();
        } else {
            Outcome.refused(answer, attack.status(), attack.type());
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(Optional.of("CDOC2-Session-Token, CDOC2-Auth-Token")
                            .filter(challenge -> attack.status() == 401));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShareGoesToItsRecipientOnce(Means means) {
        StoredShare share = scene.firstProtocol().store(scene.recipient(means));
        TokenRequest request = protocol().request(share);
        HeaderLines headers = request.lines();

        WireAnswer released = protocol().fetch(share.shareId(), headers);

        Outcome.released(released, share);
        assertThat(released.header("x-expiry-time")).isPresent();
        // attack 42
        Outcome.refused(protocol().fetch(share.shareId(), headers), 404, "no-such-share");
    }

    /** With elements for five servers in both tokens: nearly all that the headers may have. */
    @Test
    void aKeyOf6144BitsAndFiveServersFit() {
        StoredShare share = scene.firstProtocol().store(withLongKey());
        TokenRequest request = protocol()
                .request(share.recipient(), share.shareId(), protocol().nonce(share), FIVE_SERVERS);

        HeaderLines headers = request.lines();

        assertThat(length(headers)).isGreaterThan(9_500);
        Outcome.released(protocol().fetch(share.shareId(), filledUp(headers)), share);
    }

    /** HTTP/2 is off on every server, in src/main and css.jar: a client that offers it gets HTTP/1.1, and its share. */
    @Test
    void aKeyOf6144BitsAndFiveServersFitForAClientThatOffersHttp2() throws Exception {
        StoredShare share = scene.firstProtocol().store(withLongKey());
        TokenRequest request = protocol()
                .request(share.recipient(), share.shareId(), protocol().nonce(share), FIVE_SERVERS);
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(environment.server().baseUrl() + "/key-shares/" + share.shareId()));
        filledUp(request.lines()).lines().forEach(line -> http.header(line.name(), line.value()));

        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(TlsContexts.trusting(environment.pki().web().certificate()))
                .build()
                .send(http.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(share.base64());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    /** Attack 1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TokenRequest.AUTH_TOKEN,
                TokenRequest.SESSION_TOKEN,
                TokenRequest.SESSION_X5C,
                TokenRequest.PARAMETERS,
                TokenRequest.RP_NAME,
                TokenRequest.SIGNED_HASH
            })
    void hybridsOfBothProtocolsAre400(String name) {
        StoredShare share = scene.firstProtocol().store(scene.somebodyElse());
        HeaderLines ticket = ticket(share, scene.firstProtocol().nonce(share));

        Outcome.refused(protocol().fetch(share.shareId(), ticket.and(name, "x")), 400, "malformed-request");
        Outcome.refused(protocol().fetch(share.shareId(), ticket.and(name, "")), 400, "malformed-request");
        // as v1, whoever may have signed the request
        Outcome.released(
                protocol()
                        .fetch(
                                share.shareId(),
                                ticket.and(TokenRequest.SIGNATURE, "x=:AAAA:")
                                        .and(TokenRequest.SIGNATURE_INPUT, "x=()")),
                share);
    }

    /** Attack 4: with bytes that are no text, the server may refuse by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TokenRequest.AUTH_TOKEN,
                TokenRequest.AUTH_X5C,
                TokenRequest.SESSION_TOKEN,
                TokenRequest.SESSION_X5C,
                TokenRequest.RP_NAME,
                TokenRequest.SIGNATURE_INPUT
            })
    void controlCharactersAre400(String name) throws IOException {
        for (String odd : List.of("\u0000", "\u007f", "\u00c3\u00b5")) {
            assertThat(withOdd(name, odd).status()).as(name).isEqualTo(400);
        }
        // some servers read a blank in the place of a tab, and of a fold, as they may (RFC 9112 section 5.2)
        for (String blank : List.of("\t", "\r\n ")) {
            assertThat(withOdd(name, blank).status()).as(name).isIn(400, 401);
        }
    }

    private WireAnswer withOdd(String name, String odd) throws IOException {
        TokenRequest request =
                scene.request(Means.MOBILE_ID).headers(lines -> lines.with(name, lines.value(name) + odd + "x"));
        return environment
                .httpsForOddRequests(environment.server())
                .send(protocol().bytes(request.shareId(), request.lines().and("Connection", "close")));
    }

    /** Attack 5: one client's fault is nobody else's. */
    @Test
    void headersOver32KibibytesAre431() throws IOException {
        TokenRequest request = scene.request(Means.MOBILE_ID)
                .headers(lines -> lines.and("x-one", "a".repeat(16_000)).and("x-two", "a".repeat(16_000)));

        WireAnswer answer = environment
                .httpsForOddRequests(environment.server())
                .send(protocol().bytes(request.shareId(), request.lines()));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(protocol().newSessionNonce()).hasSize(16);
    }

    /** Attack 7. */
    @ParameterizedTest
    @ValueSource(strings = {TokenRequest.SESSION_TOKEN, TokenRequest.SESSION_X5C})
    void aNonceForHalfASessionIs400(String name) {
        HeaderLines half = HeaderLines.none()
                .and(name, scene.request(Means.MOBILE_ID).lines().value(name));

        Outcome.refused(protocol().askNonce(scene.share().shareId(), half), 400, "malformed-request");
    }

    /** Attack 8. */
    @Test
    void headDoesNotSpendTheNonce() {
        TokenRequest request = scene.request(Means.MOBILE_ID);
        byte[] head = request.lines()
                .addTo(RequestBytes.of(
                        "HEAD", "/key-shares/" + request.shareId(), TestEnvironment.address(environment.server())))
                .bytes();

        assertThat(protocol().send(head).status()).isEqualTo(405);
        Outcome.released(protocol().fetch(request), scene.share());
        scene.spent();
    }

    /** Attack 8. */
    @Test
    void idsOfAnotherLengthAre400() {
        HeaderLines headers = scene.request(Means.MOBILE_ID).lines();

        for (String id : List.of("0".repeat(17), "0".repeat(35))) {
            Outcome.refused(protocol().fetch(id, headers), 400, "malformed-request");
            Outcome.refused(protocol().askNonce(id, sessionOf(headers)), 400, "malformed-request");
        }
    }

    /** Attack 34. */
    @Test
    void aNonceForSomebodyElsesShareIsRefusedLikeOneForNone() {
        HeaderLines session = sessionOf(scene.request(Means.MOBILE_ID).lines());

        WireAnswer ofForeign = protocol().askNonce(scene.foreignShare().shareId(), session);
        WireAnswer ofUnknown = protocol().askNonce(UNKNOWN, session);

        Outcome.refused(ofForeign, 404, "no-such-share");
        assertThat(ProblemDocument.in(ofForeign).shown())
                .isEqualTo(ProblemDocument.in(ofUnknown).shown());
    }

    /** Attack 36. */
    @Test
    void aBadSessionIsRefusedBeforeTheShareIsLookedFor() {
        HeaderLines bad = sessionOf(scene.request(Means.MOBILE_ID)
                .draft(Token.SESSION, draft -> draft.claims(claims -> claims.withText("iss", "x")))
                .lines());

        WireAnswer answer = protocol().askNonce(UNKNOWN, bad);

        Outcome.refused(answer, 401, "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("CDOC2-Session-Token");
    }

    @Test
    void whatFailedIsNotToldByTheChallenge() {
        TokenRequest badSession = scene.request(Means.MOBILE_ID)
                .draft(Token.SESSION, draft -> draft.claims(claims -> claims.withText("iss", "x")));
        TokenRequest badToken = scene.request(Means.MOBILE_ID)
                .draft(Token.AUTH, draft -> draft.claims(claims -> claims.withText("iss", "x")));

        WireAnswer ofSession = protocol().fetch(badSession);

        assertThat(ofSession.header("WWW-Authenticate")).contains("CDOC2-Session-Token, CDOC2-Auth-Token");
        assertThat(ProblemDocument.in(protocol().fetch(badToken)).shown())
                .isEqualTo(ProblemDocument.in(ofSession).shown());
    }

    /** Attack 40: the two protocols' nonces are apart in both directions. */
    @Test
    void aNonceOfASessionIsNoneInATicket() {
        StoredShare share = scene.firstProtocol().store(scene.somebodyElse());
        HeaderLines ticket = ticket(share, protocol().nonce(share));

        Outcome.refused(protocol().fetch(share.shareId(), ticket), 404, "no-such-share");
    }

    /** Attack 44. */
    @Test
    void somebodyElsesShareIsRefusedLikeNone() {
        String itsNonce = protocol().nonce(scene.foreignShare());
        Recipient curious = scene.recipient(Means.MOBILE_ID);

        WireAnswer ofForeign = protocol()
                .fetch(protocol().request(curious, scene.foreignShare().shareId(), itsNonce, 1));
        WireAnswer ofUnknown = protocol().fetch(protocol().request(curious, UNKNOWN, itsNonce, 1));

        Outcome.refused(ofForeign, 404, "no-such-share");
        assertThat(ProblemDocument.in(ofForeign).shown())
                .isEqualTo(ProblemDocument.in(ofUnknown).shown());
        Outcome.released(protocol().fetch(protocol().request(scene.foreignShare(), itsNonce)), scene.foreignShare());
    }

    /** Attack 65: the person renewed the certificate between the two. */
    @Test
    void differentCertificatesOfOnePersonAreAskedAboutBoth() {
        String before = "/good/" + UUID.randomUUID();
        String after = "/good/" + UUID.randomUUID();
        Recipient person = environment.mobileIdUser(environment.responder().url(before));
        Recipient renewed = withNewCertificate(person, environment.responder().url(after));
        StoredShare share = scene.firstProtocol().store(person);
        TokenRequest request = protocol()
                .request(renewed, share.shareId(), protocol().nonce(share), 1)
                .draft(Token.SESSION, draft -> protocol().session(person))
                .certificate(Token.SESSION, person.identity());

        Outcome.released(protocol().fetch(request), share);

        assertThat(environment.responder().count(before)).isPositive();
        assertThat(environment.responder().count(after)).isEqualTo(1);
    }

    /** Attacks 66 and 67; in the session, then in the auth token; each spends nothing. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "REVOKED",
                "SUSPENDED",
                "UNKNOWN",
                "STALE",
                "WRONG_NONCE",
                "WRONG_CERT_ID",
                "STRANGER",
                "TRY_LATER",
                "REDIRECT"
            })
    void statusesThatAreNotGood(OcspFault fault) {
        Recipient person = environment.mobileIdUser();
        StoredShare share = scene.firstProtocol().store(person);
        String nonce = protocol().nonce(share);
        for (Token token : Token.values()) {
            Recipient bad = withNewCertificate(
                    person,
                    environment.responder().once(fault, UUID.randomUUID().toString()));
            Recipient authPerson = token == Token.AUTH ? bad : person;
            Recipient sessionPerson = token == Token.SESSION ? bad : person;
            TokenRequest request = protocol()
                    .request(authPerson, share.shareId(), nonce, 1)
                    .certificate(Token.SESSION, sessionPerson.identity());

            Outcome.refused(
                    protocol().fetch(request),
                    fault.expectedStatus(),
                    fault.expectedStatus() == 401 ? "not-authenticated" : "certificate-status-unavailable");
        }
        Outcome.released(protocol().fetch(protocol().request(share, nonce)), share);
    }

    /** Attack 33. */
    @Test
    void oneSessionServesManyShares() {
        Recipient person = environment.mobileIdUser();
        List<StoredShare> shares = List.of(
                scene.firstProtocol().store(person),
                scene.firstProtocol().store(person),
                scene.firstProtocol().store(person));
        HeaderLines session = sessionOf(protocol().request(shares.get(0)).lines());

        for (StoredShare share : shares) {
            String nonce = protocol()
                    .askNonce(share.shareId(), session)
                    .member("nonce")
                    .orElseThrow();
            TokenRequest request = protocol()
                    .request(share, nonce)
                    .headers(lines -> lines.with(TokenRequest.SESSION_TOKEN, session.value(TokenRequest.SESSION_TOKEN))
                            .with(TokenRequest.SESSION_X5C, session.value(TokenRequest.SESSION_X5C)));
            Outcome.released(protocol().fetch(request), share);
        }
    }

    /** With one more header, so that there are as many characters as every server takes. */
    private static HeaderLines filledUp(HeaderLines headers) {
        String name = "x-filling";
        // the request line, Host, and what an HTTP client adds of its own
        int others = 400;
        return headers.and(name, "a".repeat(ALL_HEADERS - others - length(headers) - name.length() - 4));
    }

    private static int length(HeaderLines headers) {
        return headers.lines().stream()
                .mapToInt(line -> line.name().length() + line.value().length() + 4)
                .sum();
    }

    private SecondProtocol protocol() {
        return scene.protocol();
    }

    private static HeaderLines sessionOf(HeaderLines request) {
        return HeaderLines.none()
                .and(TokenRequest.SESSION_TOKEN, request.value(TokenRequest.SESSION_TOKEN))
                .and(TokenRequest.SESSION_X5C, request.value(TokenRequest.SESSION_X5C));
    }

    private HeaderLines ticket(StoredShare share, String nonce) {
        return HeaderLines.none()
                .and("x-cdoc2-auth-ticket", scene.firstProtocol().ticket(share, nonce))
                .and(TokenRequest.AUTH_X5C, share.recipient().identity().x5c());
    }

    private Recipient withNewCertificate(Recipient person, String ocspUrl) {
        String semanticsId = person.id().substring("etsi/".length());
        return new Recipient(
                person.id(),
                environment
                        .pki()
                        .eid()
                        .issue(CertificateProfiles.mobileId(semanticsId).ocspUrl(ocspUrl)));
    }

    private Recipient withLongKey() {
        Recipient person = environment.mobileIdUser();
        String semanticsId = person.id().substring("etsi/".length());
        return new Recipient(
                person.id(),
                environment
                        .pki()
                        .eid()
                        .issue(CertificateProfiles.smartId(semanticsId)
                                .key(KeyType.rsa(6144))
                                .ocspUrl(environment.responder().url("/good"))));
    }
}
