package ee.cdoc2.css.web;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.authentication.NonceRequest;
import ee.cdoc2.css.authentication.ReleaseRequest;
import ee.cdoc2.css.authentication.RelyingPartyProof;
import ee.cdoc2.css.authentication.SessionCredentials;
import ee.cdoc2.css.authentication.TicketCredentials;
import ee.cdoc2.css.authentication.TokenCredentials;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.limit.ConnectionLimits;
import ee.cdoc2.css.limit.Limit;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.Rate;
import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.share.DepositReceipt;
import ee.cdoc2.css.share.ReleasedShare;
import ee.cdoc2.css.web.JerseyEdge.Answer;
import jakarta.ejb.EJBException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources and the filters and mappers around them, on the JAX-RS implementation of Payara. */
class KeySharesOnJerseyTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String SHARE = "/key-shares/" + ID;
    private static final String KEY_SHARE =
            "{\"share\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"recipient\":\"etsi/PNOEE-48010010101\"}";
    private static final Instant EXPIRY = Instant.parse("2029-11-25T10:00:00Z");
    private static final String TYPE = "Content-Type: application/json";
    private static final List<String> TICKET = List.of("x-cdoc2-auth-ticket: a~b~", "x-cdoc2-auth-x5c: certificate");

    private static final List<String> TOKENS = List.of(
            "x-cdoc2-auth-token: t~",
            "x-cdoc2-auth-x5c: tc",
            "x-cdoc2-session-token: s~",
            "x-cdoc2-session-x5c: sc",
            "x-cdoc2-sid-rpv3-signature-parameters: p");

    private static final Rate ONE_AN_HOUR = new Rate(1, Duration.ofHours(1));

    private static final Logger PROBLEMS = Logger.getLogger("ee.cdoc2.css.web");

    private final JerseyEdge edge = new JerseyEdge();

    /** Most tests here cause refusals, and each would be logged. */
    @BeforeAll
    static void silence() {
        PROBLEMS.setLevel(Level.OFF);
    }

    @AfterAll
    static void endSilence() {
        PROBLEMS.setLevel(null);
    }

    @Test
    void depositAnswersARelativeLocationAndTheExpiryAndNothingElse() {
        edge.deposit = (share, expiry) -> receipt(false);
        assertThat(edge.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE))
                .isEqualTo(new Answer(
                        201,
                        List.of(
                                "Location: /key-shares/" + ID,
                                "x-expiry-time-adjusted: false",
                                "x-expiry-time: 2029-11-25T10:00:00Z"),
                        ""));
    }

    @Test
    void depositSaysWhenTheExpiryIsAnotherThanWasAskedFor() {
        edge.deposit = (share, expiry) -> receipt(true);
        assertThat(edge.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE).headers())
                .contains("x-expiry-time-adjusted: true");
    }

    @Test
    void depositHandsOnWhenTheShareIsToExpire() {
        List<Optional<Instant>> asked = new ArrayList<>();
        edge.deposit = (share, expiry) -> {
            asked.add(expiry);
            return receipt(false);
        };
        edge.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE);
        edge.send("POST", "/key-shares", List.of(TYPE, "X-Expiry-Time: 2027-01-01T02:00:00.9+02:00"), KEY_SHARE);
        assertThat(asked).containsExactly(Optional.empty(), Optional.of(Instant.parse("2027-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-expiry-time:",
                "x-expiry-time: 2027-01-01T00:00:00",
                "x-expiry-time: 2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z"
            })
    void expiryOfAnotherFormIsRefused(String header) {
        assertProblem(400, "malformed-request", edge.send("POST", "/key-shares", List.of(TYPE, header), KEY_SHARE));
    }

    @Test
    void expiryThatIsThereTwiceIsRefused() {
        String header = "x-expiry-time: 2027-01-01T00:00:00Z";
        assertProblem(
                400, "malformed-request", edge.send("POST", "/key-shares", List.of(TYPE, header, header), KEY_SHARE));
    }

    @Test
    void depositTakesTheShareAsTheCppClientEscapesIt() {
        List<KeyShare> deposited = new ArrayList<>();
        edge.deposit = (share, expiry) -> {
            deposited.add(share);
            return receipt(false);
        };
        edge.send("POST", "/key-shares", List.of(TYPE, "Accept: */*"), KEY_SHARE.replace("/", "\\/"));
        assertThat(deposited).containsExactly(keyShare());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json", "Content-Type: application/json;charset=utf-8",
                "content-type: APPLICATION/JSON", "X-No-Content-Type: at all"
            })
    void bodiesAreTakenForJsonUnlessTheySayOtherwise(String header) {
        edge.deposit = (share, expiry) -> receipt(false);
        assertThat(edge.send("POST", "/key-shares", List.of(header), KEY_SHARE).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"})
    void bodiesOfAnotherTypeAreRefused(String type) {
        assertProblem(
                415,
                "unsupported-media-type",
                edge.send("POST", "/key-shares", List.of("Content-Type: " + type), KEY_SHARE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "{}", "[]", "{\"share\":1,\"recipient\":2}"})
    void depositRefusesOtherBodies(String body) {
        assertProblem(400, "malformed-request", edge.send("POST", "/key-shares", List.of(TYPE), body));
    }

    @Test
    void overlongBodyIsTooLarge() {
        assertProblem(
                413, "body-too-large", edge.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE + " ".repeat(4096)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", " {\"unknown\":[1]} "})
    void nonceIsMadeWhateverTheBodyAsksFor(String body) {
        edge.nonce = share -> Nonce.of(new byte[Nonce.BYTES]);
        assertThat(edge.send(
                        "POST", SHARE + "/nonce", List.of(TYPE, "Accept: application/json,application/json"), body))
                .isEqualTo(
                        new Answer(200, List.of("Content-Type: application/json"), "{\"nonce\":\"AAAAAAAAAAAAAAAA\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", " {\"unknown\":[1]} "})
    void sessionNonceIsMadeWhateverTheBodyAsksForAndWhateverTheStateIs(String body) {
        for (ServiceState.State any : ServiceState.State.values()) {
            edge.state = any;
            for (String path : List.of("/session_nonce", "/session_nonce/")) {
                Answer answer = edge.send("POST", path, List.of("Content-Length: " + body.length()), body);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).containsExactly("Content-Type: application/json");
                assertThat(answer.body()).matches("\\{\"nonce\":\"[0-9A-Za-z_-]{16}\"}");
            }
        }
    }

    /** Attack 10. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"null\"", "nul", "{", "text"})
    void sessionNonceRefusesOtherBodies(String body) {
        assertProblem(400, "malformed-request", edge.send("POST", "/session_nonce", List.of(TYPE), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void sessionNonceIsPostedFor(String method) {
        assertMethodRefused("OPTIONS, POST", edge.send(method, "/session_nonce", List.of(), ""));
    }

    @Test
    void tokensAreHandedOn() {
        TokenCredentials expected = new TokenCredentials(
                new SessionCredentials("s~", "sc"), "t~", "tc", new RelyingPartyProof.SmartId("p"));
        edge.release = request -> {
            assertThat(request)
                    .usingRecursiveComparison()
                    .isEqualTo(new ReleaseRequest(ShareId.parse(ID).orElseThrow(), expected));
            return released();
        };
        assertThat(edge.send("GET", SHARE, TOKENS, "").body()).isEqualTo(KEY_SHARE);
    }

    @Test
    void sessionIsHandedOnForANonce() {
        edge.nonce = request -> {
            assertThat(request)
                    .usingRecursiveComparison()
                    .isEqualTo(new NonceRequest(
                            ShareId.parse(ID).orElseThrow(), Optional.of(new SessionCredentials("s~", "sc"))));
            return Nonce.of(new byte[Nonce.BYTES]);
        };
        // ticket and token are nothing to a nonce
        List<String> headers = Stream.concat(TICKET.stream(), TOKENS.stream()).toList();
        assertThat(edge.send("POST", SHARE + "/nonce", headers, "").status()).isEqualTo(200);
    }

    @Test
    void halfASessionIsRefusedBeforeAnyServiceIsCalled() {
        for (String half : List.of("x-cdoc2-session-token: s~", "x-cdoc2-session-x5c: sc")) {
            assertProblem(400, "malformed-request", edge.send("POST", SHARE + "/nonce", List.of(half), ""));
        }
    }

    @Test
    void metricsAreAnsweredForTheToken() {
        Answer answer = edge.send("GET", "/metrics", List.of("Authorization: bearer " + JerseyEdge.METRICS_TOKEN), "");
        assertThat(answer.status()).isEqualTo(200);
        // Jersey sorts the parameters; their order means nothing (RFC 9110 section 8.3.1)
        assertThat(answer.headers()).containsExactly("Content-Type: text/plain;charset=utf-8;version=0.0.4");
        assertThat(answer.body()).contains("css_shares_released_total 0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Authorization: Bearer",
                "Authorization: Bearer another-token-of-the-tests",
                "Authorization: a-token-of-the-tests",
                "Authorization: Basic a-token-of-the-tests"
            })
    void metricsDoNotExistWithoutTheToken(String header) {
        assertProblem(404, "no-such-resource", edge.send("GET", "/metrics", List.of(header), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "POST", "DELETE", "ODD"})
    void metricsWithoutTheTokenAreAnsweredLikeAnUnknownPath(String method) {
        Answer absent = edge.send(method, "/no-such-path", List.of(), "");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(edge.send(method, "/metrics", List.of(), "")).isEqualTo(absent);
    }

    @Test
    void metricsAreOnlyRead() {
        List<String> token = List.of("Authorization: Bearer " + JerseyEdge.METRICS_TOKEN);
        assertMethodRefused("GET, OPTIONS", edge.send("POST", "/metrics", token, ""));
        assertThat(edge.send("OPTIONS", "/metrics", token, ""))
                .isEqualTo(new Answer(204, List.of("Allow: GET, OPTIONS"), ""));
    }

    @Test
    void nonceNeedsNoContentType() {
        edge.nonce = share -> Nonce.of(new byte[Nonce.BYTES]);
        assertThat(edge.send("POST", SHARE + "/nonce", List.of("Content-Length: 0"), "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "true", "\"null\"", "nul", " ", "null null", "{\"a\":1,\"a\":1}"})
    void nonceRefusesOtherBodies(String body) {
        assertProblem(400, "malformed-request", edge.send("POST", SHARE + "/nonce", List.of(TYPE), body));
    }

    @Test
    void releaseHandsTheRequestOnAndTheShareOut() {
        ReleaseRequest expected =
                new ReleaseRequest(ShareId.parse(ID).orElseThrow(), new TicketCredentials("a~b~", "certificate"));
        edge.release = request -> {
            assertThat(request).usingRecursiveComparison().isEqualTo(expected);
            return released();
        };
        assertThat(edge.send("GET", SHARE, TICKET, ""))
                .isEqualTo(new Answer(
                        200,
                        List.of("Content-Type: application/json", "x-expiry-time: 2029-11-25T10:00:00Z"),
                        KEY_SHARE));
    }

    @Test
    void releaseSaysNothingOfAnExpiryWhereThereIsNone() {
        edge.release = request -> new ReleasedShare(keyShare(), Optional.empty());
        assertThat(edge.send("GET", SHARE, TICKET, ""))
                .isEqualTo(new Answer(200, List.of("Content-Type: application/json"), KEY_SHARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0123456789abcdef0",
                "0123456789abcdef0123456789abcdef012",
                "%00%01%02%03%04%05%06%07%08%09%0A%0B%0C%0D%0E%0F%10%11"
            })
    void malformedShareIdIsRefusedBeforeAnyServiceIsCalled(String id) {
        assertProblem(400, "malformed-request", edge.send("GET", "/key-shares/" + id, TICKET, ""));
    }

    @Test
    void missingTicketIsRefusedBeforeAnyServiceIsCalled() {
        assertProblem(400, "malformed-request", edge.send("GET", SHARE, List.of(), ""));
    }

    @Test
    void repeatedTicketIsRefusedBeforeAnyServiceIsCalled() {
        assertProblem(
                400,
                "malformed-request",
                edge.send("GET", SHARE, List.of(TICKET.get(0), TICKET.get(0), TICKET.get(1)), ""));
    }

    @Test
    void headDoesNotReleaseTheShare() {
        assertMethodRefused("GET, OPTIONS", edge.send("HEAD", SHARE, TICKET, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /key-shares | OPTIONS, POST",
                "GET | /key-shares | OPTIONS, POST",
                "HEAD | /key-shares | OPTIONS, POST",
                "POST | /key-shares/0123456789abcdef0123 | GET, OPTIONS",
                "DELETE | /key-shares/0123456789abcdef0123 | GET, OPTIONS",
                "ODD | /key-shares/0123456789abcdef0123 | GET, OPTIONS",
                "GET | /key-shares/0123456789abcdef0123/nonce | OPTIONS, POST",
            })
    void otherMethodsAreRefusedWithThoseAllowed(String method, String path, String allowed) {
        assertMethodRefused(allowed, edge.send(method, path, TICKET, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/key-shares | OPTIONS, POST",
                "/key-shares/0123456789abcdef0123 | GET, OPTIONS",
                "/key-shares/0123456789abcdef0123/nonce | OPTIONS, POST",
            })
    void optionsSayNothingButTheMethods(String path, String allowed) {
        assertThat(edge.send("OPTIONS", path, List.of("Accept: application/vnd.sun.wadl+xml"), ""))
                .isEqualTo(new Answer(204, List.of("Allow: " + allowed), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//key-shares", "/key-shares/x/nonce", "//key-shares/x/nonce"})
    void optionsAreAnsweredForBothSpellingsOfAPath(String path) {
        assertThat(edge.send("OPTIONS", path, List.of(), ""))
                .isEqualTo(new Answer(204, List.of("Allow: OPTIONS, POST"), ""));
    }

    /** Each would be served if JAX-RS were asked, and no audit line or metric would know what it was. */
    @ParameterizedTest
    @CsvSource({
        "GET, RELEASE, /key-shares/ID",
        "POST, NONCE, /key-shares/ID/nonce",
        "POST, STORE, /key-shares",
    })
    void whatIsNotSpelledAsARouteIsNeverServed(String method, Operation operation, String plain) {
        String path = plain.replace("ID", ID);
        serveAll();
        for (String spelled : List.of(path, "/" + path)) {
            assertThat(edge.send(method, spelled, TICKET, bodyFor(operation)).status())
                    .as(spelled)
                    .isIn(200, 201);
            assertThat(edge.record.operation()).as(spelled).isEqualTo(operation);
        }
        for (String other : otherSpellings(path)) {
            assertProblem(404, "no-such-resource", edge.send(method, other, TICKET, bodyFor(operation)));
            assertThat(edge.record.operation()).as(other).isEqualTo(Operation.OTHER);
        }
    }

    private void serveAll() {
        edge.deposit = (share, expiry) -> receipt(false);
        edge.nonce = share -> Nonce.of(new byte[Nonce.BYTES]);
        edge.release = request -> released();
    }

    private static String bodyFor(Operation operation) {
        return operation == Operation.STORE ? KEY_SHARE : "";
    }

    private static List<String> otherSpellings(String path) {
        return List.of(
                path + "/",
                path + "//",
                path + "/;/x/y",
                path + "/./",
                path + "/x/..",
                "/." + path,
                "/x/.." + path,
                "//" + path,
                "/;x" + path,
                path.replace("/key-shares", "/key-shares;x"),
                path.replace("/key-shares", "/key%2Dshares"),
                path.replace("/key-shares", "/key-shares/./."),
                path.replace("/key-shares", "//key-shares;x"),
                path.replace("/key-shares", "/Key-Shares"),
                path.replace("/key-shares/", "/key-shares//").replaceAll("/key-shares$", "/key-shares/"),
                path.replace("/key-shares", "/%6Bey-shares"));
    }

    @ParameterizedTest
    @CsvSource({"GET, RELEASE, ''", "POST, NONCE, /nonce"})
    void anEscapeOrAParameterIsNoPartOfAShareId(String method, Operation operation, String below) {
        serveAll();
        for (String id :
                List.of(ID.replace("ab", "%61b"), ID + ";x", ID + ";", ID + ";x=y", ";" + ID, ID + "%2F", "..", ".")) {
            assertProblem(400, "malformed-request", edge.send(method, "/key-shares/" + id + below, TICKET, ""));
            assertThat(edge.record.operation()).as(id).isEqualTo(operation);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/x",
                "/key-sharesx",
                "/key-shares/",
                "/key-shares;a=b",
                "/key-shares//nonce",
                "/key-shares/x/y",
                "/%6Bey-shares",
                "/health/x",
                "///"
            })
    void optionsOfOtherPathsAreNotFound(String path) {
        assertProblem(404, "no-such-resource", edge.send("OPTIONS", path, List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /key-shares",
        "OPTIONS, /key-shares",
        "OPTIONS, //key-shares",
        "GET, /key-shares/0123456789abcdef0123",
        "HEAD, /key-shares/0123456789abcdef0123",
        "OPTIONS, /key-shares/0123456789abcdef0123/nonce",
    })
    void nothingAboutSharesIsAnsweredInMaintenance(String method, String path) {
        edge.state = ServiceState.State.MAINTENANCE;
        Answer answer = edge.send(method, path, TICKET, "");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).contains("Retry-After: 5");
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, /key-sharesx, 404",
        "PUT, /key-shares, 405",
        "OPTIONS, /openapi, 204",
        "GET, /openapi, 200",
        "OPTIONS, /metrics, 404"
    })
    void everythingElseIsAnsweredInMaintenance(String method, String path, int status) {
        edge.state = ServiceState.State.MAINTENANCE;
        assertThat(edge.send(method, path, List.of(), "").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/x",
                "/application.wadl",
                "/x//key-shares",
                "///",
                "///key-shares",
                "//x",
                "/key-shares/0123456789abcdef0123/x"
            })
    void otherPathsAreNotFound(String path) {
        assertProblem(404, "no-such-resource", edge.send("GET", path, TICKET, ""));
    }

    @Test
    void doubledSlashMeansTheSameShare() {
        edge.release = request -> released();
        assertThat(edge.send("GET", "/" + SHARE, TICKET, "").body()).isEqualTo(KEY_SHARE);
    }

    @Test
    void doubledSlashMeansTheSameNonce() {
        edge.nonce = share -> Nonce.of(new byte[Nonce.BYTES]);
        assertThat(edge.send("POST", "/" + SHARE + "/nonce", List.of(TYPE), "").status())
                .isEqualTo(200);
    }

    @Test
    void unacceptableAnswerIsRefusedBeforeTheNonceIsSpent() {
        assertProblem(
                406,
                "not-acceptable",
                edge.send("GET", SHARE, List.of(TICKET.get(0), TICKET.get(1), "Accept: text/plain"), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "x-gzip", "identity", "nonsense", "", "gzip, gzip"})
    void aPackedBodyIsRefusedWithWhatIsTakenInstead(String coding) {
        for (String path : List.of("/key-shares", SHARE + "/nonce")) {
            Answer answer = edge.send("POST", path, List.of(TYPE, "Content-Encoding: " + coding), KEY_SHARE);
            assertProblem(415, "unsupported-media-type", answer);
            assertThat(answer.headers()).contains("Accept-Encoding: identity");
        }
    }

    @Test
    void otherRefusalsSayNothingOfCodings() {
        assertThat(edge.send("POST", "/key-shares", List.of("Content-Type: text/plain"), KEY_SHARE)
                        .headers())
                .containsExactly("Content-Type: application/problem+json");
    }

    @Test
    void headersOfTheLimitAreAdmitted() {
        edge.nonce = share -> Nonce.of(new byte[Nonce.BYTES]);
        assertThat(edge.send("POST", SHARE + "/nonce", headersOf(32 * 1024), "").status())
                .isEqualTo(200);
    }

    @Test
    void headersOverTheLimitAreTooLarge() {
        assertProblem(431, "headers-too-large", edge.send("POST", SHARE + "/nonce", headersOf(32 * 1024 + 1), ""));
    }

    @ParameterizedTest
    @EnumSource
    void everyDenialBecomesItsProblem(Denial reason) {
        edge.release = request -> {
            throw new Denied(reason);
        };
        assertThat(edge.send("GET", SHARE, TICKET, "").status())
                .isEqualTo(reason.problem().status());
    }

    @Test
    void refusalsForAuthenticationCarryAChallenge() {
        edge.release = request -> {
            throw new Denied(Denial.SIGNATURE_INVALID);
        };
        assertThat(edge.send("GET", SHARE, TICKET, "").headers())
                .containsExactly("Content-Type: application/problem+json", "WWW-Authenticate: CDOC2-Auth-Ticket");
    }

    @Test
    void whatIsTooMuchForASourceIsRefusedBeforeTheBodyIsLookedAt() {
        JerseyEdge limited = limited(Map.of(Limit.STORES, ONE_AN_HOUR), Optional.empty());
        limited.deposit = (share, expiry) -> receipt(false);
        assertThat(limited.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE).status())
                .isEqualTo(201);

        Answer answer = limited.send("POST", "/key-shares", List.of(TYPE), "no JSON");
        assertProblem(429, "too-many-requests", answer);
        assertThat(answer.headers()).containsAnyOf("Retry-After: 3600", "Retry-After: 3599");
        assertThat(limited.send("POST", "//key-shares", List.of(TYPE), KEY_SHARE)
                        .status())
                .isEqualTo(429);
        assertThat(limited.send("OPTIONS", "/key-shares", List.of(), "").status())
                .isEqualTo(204);
        assertThat(limited.send("GET", "/health/ready", List.of(), "").status()).isEqualTo(200);
    }

    @Test
    void whatIsTooMuchForASourceIsRefusedBeforeATicketIsLookedAt() {
        JerseyEdge limited = limited(Map.of(Limit.FETCHES, ONE_AN_HOUR), Optional.empty());
        limited.release = request -> released();
        assertThat(limited.send("GET", SHARE, TICKET, "").status()).isEqualTo(200);

        assertProblem(429, "too-many-requests", limited.send("GET", SHARE, TICKET, ""));
        assertProblem(429, "too-many-requests", limited.send("GET", SHARE, List.of(), ""));
    }

    @Test
    void whatIsTooMuchForTheNodeSaysWhenToTryAgain() {
        JerseyEdge limited = limited(Map.of(), Optional.of(ONE_AN_HOUR));
        limited.deposit = (share, expiry) -> receipt(false);
        limited.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE);

        Answer answer = limited.send("POST", "/key-shares", List.of(TYPE), KEY_SHARE);
        assertProblem(503, "store-full", answer);
        assertThat(answer.headers())
                .containsAnyOf("Retry-After: 3600", "Retry-After: 3599")
                .doesNotContain("Retry-After: 5");
    }

    private static JerseyEdge limited(Map<Limit, Rate> rates, Optional<Rate> allStores) {
        return new JerseyEdge(new LimitSettings(
                rates, allStores, Optional.empty(), 0, ConnectionLimits.defaults(), 32, 64, Set.of()));
    }

    @Test
    void refusalsForNowSayWhenToTryAgain() {
        edge.release = request -> {
            throw new Denied(Denial.OCSP_UNREACHABLE);
        };
        assertThat(edge.send("GET", SHARE, TICKET, "").headers())
                .containsExactly("Content-Type: application/problem+json", "Retry-After: 5");
    }

    @Test
    void denialInTheWrappingOfAServerIsStillADenial() {
        edge.release = request -> {
            throw new EJBException(new EJBException(new Denied(Denial.SHARE_UNKNOWN)));
        };
        assertProblem(404, "no-such-share", edge.send("GET", SHARE, TICKET, ""));
    }

    @Test
    void faultIsAnsweredWithoutItsMessage() {
        edge.release = request -> {
            throw new IllegalStateException("inside");
        };
        assertProblem(500, "internal-error", edge.send("GET", SHARE, TICKET, ""));
    }

    @Test
    void whatCannotBeFetchedLooksLikeAnUnknownShare() {
        assertThat(List.of(Denial.RECIPIENT_DIFFERS, Denial.SHARE_EXPIRED, Denial.SHARE_NOT_FOR_SCHEME))
                .extracting(this::withoutCorrelation)
                .containsOnly(withoutCorrelation(Denial.SHARE_UNKNOWN));
    }

    private Answer withoutCorrelation(Denial reason) {
        edge.release = request -> {
            throw new Denied(reason);
        };
        Answer answer = edge.send("GET", SHARE, TICKET, "");
        return new Answer(answer.status(), answer.headers(), answer.body().replaceAll("[0-9a-f-]{36}", "UUID"));
    }

    private static void assertMethodRefused(String allowed, Answer answer) {
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers())
                .containsExactlyInAnyOrder("Allow: " + allowed, "Content-Type: application/problem+json");
    }

    private static void assertProblem(int status, String type, Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).contains("Content-Type: application/problem+json");
        assertThat(answer.body())
                .matches("\\{\"type\":\"urn:problem-type:css:" + type + "\",\"title\":\"[^\"]+\",\"status\":" + status
                        + ",\"instance\":\"urn:uuid:[0-9a-f-]{36}\"}");
    }

    private static List<String> headersOf(int bytes) {
        return List.of("x-padding: " + "p".repeat(bytes - "x-padding: \r\n".length()));
    }

    private static DepositReceipt receipt(boolean adjusted) {
        return new DepositReceipt(ShareId.parse(ID).orElseThrow(), new ShareExpiry(EXPIRY, adjusted));
    }

    private static ReleasedShare released() {
        return new ReleasedShare(keyShare(), Optional.of(EXPIRY));
    }

    private static KeyShare keyShare() {
        return KeyShare.parse(KEY_SHARE.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
