package ee.cdoc2.css.client.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.standin.StandInCss;
import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.Identity;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private TestEnvironment environment;

    @AfterEach
    void stop() {
        environment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2, etsi, ES256", "3, etsi, ES256", "5, etsi, ES256",
        "2, etsi, RS256", "3, etsi, RS256", "5, etsi, RS256",
        "2, private, ES256", "3, private, ES256", "5, private, ES256"
    })
    void aKeyComesBackFromAllServers(int n, String kind, String algorithm) {
        environment = TestEnvironment.of(n);
        boolean etsi = kind.equals("etsi");
        Identity person = !etsi
                ? environment.customer()
                : algorithm.equals("ES256") ? environment.mobileId() : environment.smartId();
        KeyMaterial key = KeyMaterial.random(RANDOM);

        Capsule capsule = send(key, etsi ? TestEnvironment.PERSON : TestEnvironment.CUSTOMER);

        assertThat(capsule.shares()).hasSize(n);
        assertThat(receive(capsule, person)).isEqualTo(key);
        assertThat(signer(person).algorithm()).hasToString(algorithm);
        assertThat(warnings).isEmpty();
    }

    @Test
    void noServerHoldsTheKey() {
        environment = TestEnvironment.of(3);
        KeyMaterial key = KeyMaterial.random(RANDOM);

        send(key, TestEnvironment.PERSON);

        for (int n = 1; n <= 3; n++) {
            assertThat(environment.css(n).shares().values())
                    .singleElement()
                    .satisfies(share -> assertThat(share.share().bytes()).isNotEqualTo(key.bytes()));
        }
    }

    @Test
    void allNoncesComeBeforeTheOneSignatureAndTheSharesAfterIt() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        Signer signer = signer(environment.mobileId());
        List<List<Integer>> seenWhenSigning = new ArrayList<>();
        Signer watching = new Signer() {
            @Override
            public SignatureAlgorithm algorithm() {
                return signer.algorithm();
            }

            @Override
            public SignedHash sign(HashToSign hash) {
                seenWhenSigning.add(List.of(
                        environment.css(1).requests().size(),
                        environment.css(2).requests().size()));
                return signer.sign(hash);
            }
        };

        receiver(environment.list()).receive(capsule, watching);

        assertThat(seenWhenSigning).containsExactly(List.of(2, 2));
        assertThat(environment.css(1).requests()).hasSize(3).last().asString().startsWith("GET /key-shares/");
    }

    @Test
    void sendingStopsAtTheFirstServerThatFailsAndSaysWhatIsLeftBehind() {
        environment = TestEnvironment.of(3);
        environment.css(3).instead(Call.STORE, Reply.of(503));

        SendFailed failed =
                catchThrowableOfType(SendFailed.class, () -> send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON));

        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNAVAILABLE);
        assertThat(failed.server()).contains("css-3");
        assertThat(failed.leftBehind()).extracting(ShareReference::serverId).containsExactly("css-1", "css-2");
        assertThat(failed)
                .hasMessage("Server css-3 (Organisation 3) took no share: it fails, or is overloaded (503). "
                        + "The key was not sent. Left behind, useless without the others: "
                        + "share " + only(environment.css(1)) + " on css-1, share " + only(environment.css(2))
                        + " on css-2.");
    }

    @Test
    void aSendThatFailsAtTheFirstServerLeavesNothing() {
        environment = TestEnvironment.of(2);
        environment.css(1).instead(Call.STORE, Reply.of(400));

        SendFailed failed =
                catchThrowableOfType(SendFailed.class, () -> send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON));

        assertThat(failed)
                .hasMessageContaining("does not take the share (400)")
                .hasMessageEndingWith("nothing was left on any server.");
        assertThat(failed.failure()).isEqualTo(Failure.REQUEST_REFUSED);
        assertThat(environment.css(2).requests()).isEmpty();
    }

    @Test
    void aLocationElsewhereIsNotFollowed() {
        environment = TestEnvironment.of(2);
        environment
                .css(1)
                .instead(
                        Call.STORE,
                        Reply.of(201)
                                .with(
                                        "Location",
                                        "https://elsewhere.example/key-shares/0123456789abcdef0123456789abcdef"));

        assertThat(failure(() -> send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON)))
                .isEqualTo(Failure.ANSWER_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "NONCE, 404, SHARE_NOT_FOUND, does not know the share",
        "NONCE, 400, REQUEST_REFUSED, finds the share's name malformed",
        "NONCE, 401, NOT_AUTHENTICATED, does not accept the session",
        "NONCE, 500, SERVER_UNAVAILABLE, gave no nonce",
        "NONCE, 429, SERVER_UNAVAILABLE, gave no nonce",
        "NONCE, 302, ANSWER_REFUSED, the status 302",
        "FETCH, 400, REQUEST_REFUSED, finds what was signed or a certificate malformed",
        "FETCH, 401, NOT_AUTHENTICATED, does not accept what was signed",
        "FETCH, 404, SHARE_NOT_FOUND, has no share for this person and signature",
        "FETCH, 500, SERVER_UNAVAILABLE, gave no share",
        "FETCH, 418, ANSWER_REFUSED, the status 418"
    })
    void oneServerThatFailsIsNamedAndNoKeyIsGiven(Call call, int status, Failure expected, String why) {
        environment = TestEnvironment.of(3);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment.css(2).instead(call, Reply.of(status));

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed)
                .hasMessageStartingWith("Server css-2 (Organisation 2) ")
                .hasMessageContaining(why);
        assertThat(failed.failure()).isEqualTo(expected);
        assertThat(failed.server()).contains("css-2");
        assertThat(failed.advice()).isNotBlank();
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment.css(2).close();

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed)
                .hasMessage("Server css-2 (Organisation 2) cannot be reached at https://localhost:"
                        + environment.css(2).baseUrl().port() + ": the connection is refused.");
        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNREACHABLE);
    }

    @Test
    void theSameTicketIsPresentedAgainWhileAServerCannotCheckIt() {
        environment = TestEnvironment.of(2);
        KeyMaterial key = KeyMaterial.random(RANDOM);
        Capsule capsule = send(key, TestEnvironment.PERSON);
        environment
                .css(1)
                .instead(
                        Call.FETCH,
                        Reply.of(503).with("Retry-After", "2"),
                        Reply.of(429).with("Retry-After", "900"));

        assertThat(receive(capsule, environment.mobileId())).isEqualTo(key);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void patienceEnds() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment.css(1).instead(Call.FETCH, Reply.of(503), Reply.of(503), Reply.of(503));

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed).hasMessageContaining("cannot check the certificate, or reach its store, now (503)");
        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNAVAILABLE);
    }

    @Test
    void aLongAnswerIsNotReadToItsEnd() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment.css(1).instead(Call.NONCE, Reply.json(200, "{\"nonce\":\"" + "A".repeat(5000) + "\"}"));

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed).hasMessageContaining("not HTTP of a bounded length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nonce\":\"short\"}|no nonce of base64url characters",
                "{\"nonce\":\"AAAAAAAAAAAA/AAA\"}|no nonce of base64url characters",
                "nonce|a nonce that is not JSON"
            })
    void aNonceThatIsNoneIsRefused(String body, String why) {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment.css(1).instead(Call.NONCE, Reply.json(200, body));

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed).hasMessageContaining(why);
        assertThat(failed.failure()).isEqualTo(Failure.ANSWER_REFUSED);
    }

    @Test
    void aShareOfSomebodyElseIsNoPartOfTheKey() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        environment
                .css(1)
                .instead(
                        Call.FETCH,
                        Reply.json(
                                200,
                                "{\"share\":\"" + "AAAA".repeat(10)
                                        + "AAA=\",\"recipient\":\"etsi/PNOEE-60001019906\"}"));

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.mobileId()));

        assertThat(failed).hasMessageContaining("gave a share that is not of this capsule");
        assertThat(failed.failure()).isEqualTo(Failure.ANSWER_REFUSED);
    }

    @Test
    void aServerOutsideTheListIsNeverContacted() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);
        ServerList shorter = new ServerList(environment.entries().subList(0, 1), Optional.empty());
        int before = environment.css(1).requests().size()
                + environment.css(2).requests().size();

        ClientException failed = catchThrowableOfType(
                ClientException.class, () -> receiver(shorter).receive(capsule, signer(environment.mobileId())));

        assertThat(failed).hasMessage("The capsule names the server css-2, which is not in the server list.");
        assertThat(failed.failure()).isEqualTo(Failure.CAPSULE_REFUSED);
        assertThat(environment.css(1).requests().size()
                        + environment.css(2).requests().size())
                .isEqualTo(before);
    }

    @Test
    void somebodyElsesSignatureIsNotSentToAnyServer() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);

        ClientException failed =
                catchThrowableOfType(ClientException.class, () -> receive(capsule, environment.stranger()));

        assertThat(failed)
                .hasMessage("The certificate that signed belongs to somebody else than the capsule's " + "recipient.");
        assertThat(failed.failure()).isEqualTo(Failure.SIGNING_FAILED);
        assertThat(environment.css(1).requests()).noneMatch(request -> request.startsWith("GET"));
    }

    @Test
    void aVendorsCertificateOpensNothingOfAnotherVendor() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.CUSTOMER);

        assertThat(failure(() -> receive(capsule, environment.customerOfOther())))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void aVendorsCertificateOpensNothingOfAPerson() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON);

        assertThat(failure(() -> receive(capsule, environment.customerWithPersonalCode())))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void aPersonsCertificateOpensNothingOfAVendor() {
        environment = TestEnvironment.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), TestEnvironment.CUSTOMER);

        assertThat(failure(() -> receive(capsule, environment.personWithCustomerNumber())))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void serversOfOneOrganisationAreWarnedOfAtBothEnds() {
        environment = TestEnvironment.of(0);
        environment.add("css-a", "One Organisation");
        environment.add("css-b", "One Organisation");

        receive(send(KeyMaterial.random(RANDOM), TestEnvironment.PERSON), environment.mobileId());

        assertThat(warnings)
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning)
                        .startsWith("All servers of this key belong to one organisation (One Organisation)"));
    }

    @Test
    void oneServerCannotHoldTwoShares() {
        environment = TestEnvironment.of(1);

        ClientException failed = catchThrowableOfType(
                ClientException.class,
                () -> sender().send(
                                KeyMaterial.random(RANDOM),
                                RecipientId.parse(TestEnvironment.PERSON).orElseThrow(),
                                List.of(
                                        environment.css(1).entry(),
                                        environment.css(1).entry())));

        assertThat(failed).hasMessageStartingWith("One server was chosen twice");
        assertThat(environment.css(1).requests()).isEmpty();
    }

    private Capsule send(KeyMaterial key, String recipient) {
        return sender().send(key, RecipientId.parse(recipient).orElseThrow(), environment.entries());
    }

    private Sender sender() {
        return new Sender(connections(), RANDOM, CLOCK, progress());
    }

    private KeyMaterial receive(Capsule capsule, Identity person) {
        return receiver(environment.list()).receive(capsule, signer(person));
    }

    private Receiver receiver(ServerList list) {
        return new Receiver(list, connections(), RANDOM, CLOCK, progress());
    }

    private Connections connections() {
        return new Connections(
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, Duration.ofSeconds(10), pauses::add),
                CLOCK);
    }

    private static Signer signer(Identity person) {
        return new KeySigner(person.key(), person.certificate());
    }

    private static Failure failure(ThrowingCallable work) {
        return catchThrowableOfType(ClientException.class, work).failure();
    }

    private static ShareId only(StandInCss css) {
        return css.shares().keySet().iterator().next();
    }

    private Progress progress() {
        return new CollectedWarnings(warnings);
    }
}
