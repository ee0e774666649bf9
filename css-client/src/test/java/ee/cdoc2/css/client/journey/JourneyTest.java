package ee.cdoc2.css.client.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Patience;
import ee.cdoc2.css.client.failure.ClientException;
import ee.cdoc2.css.client.failure.Failure;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.standin.Reply;
import ee.cdoc2.css.client.standin.Scene;
import ee.cdoc2.css.client.standin.StandInCss;
import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
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
    private Scene scene;

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2, etsi, ES256", "3, etsi, ES256", "5, etsi, ES256",
        "2, etsi, RS256", "3, etsi, RS256", "5, etsi, RS256",
        "2, private, ES256", "3, private, ES256", "5, private, ES256"
    })
    void aKeyComesBackFromAllServers(int n, String kind, String algorithm) {
        scene = Scene.of(n);
        boolean etsi = kind.equals("etsi");
        Identity person = !etsi ? scene.customer() : algorithm.equals("ES256") ? scene.mobileId() : scene.smartId();
        KeyMaterial key = KeyMaterial.random(RANDOM);

        Capsule capsule = send(key, etsi ? Scene.PERSON : Scene.CUSTOMER);

        assertThat(capsule.shares()).hasSize(n);
        assertThat(receive(capsule, person)).isEqualTo(key);
        assertThat(signer(person).algorithm()).hasToString(algorithm);
        assertThat(warnings).isEmpty();
    }

    @Test
    void noServerHoldsTheKey() {
        scene = Scene.of(3);
        KeyMaterial key = KeyMaterial.random(RANDOM);

        send(key, Scene.PERSON);

        for (int n = 1; n <= 3; n++) {
            assertThat(scene.css(n).shares().values())
                    .singleElement()
                    .satisfies(share -> assertThat(share.share().bytes()).isNotEqualTo(key.bytes()));
        }
    }

    @Test
    void allNoncesComeBeforeTheOneSignatureAndTheSharesAfterIt() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        Signer signer = signer(scene.mobileId());
        List<List<Integer>> seenWhenSigning = new ArrayList<>();
        Signer watching = new Signer() {
            @Override
            public SignatureAlgorithm algorithm() {
                return signer.algorithm();
            }

            @Override
            public SignedHash sign(HashToSign hash) {
                seenWhenSigning.add(List.of(
                        scene.css(1).requests().size(), scene.css(2).requests().size()));
                return signer.sign(hash);
            }
        };

        receiver(scene.list()).receive(capsule, watching);

        assertThat(seenWhenSigning).containsExactly(List.of(2, 2));
        assertThat(scene.css(1).requests()).hasSize(3).last().asString().startsWith("GET /key-shares/");
    }

    @Test
    void sendingStopsAtTheFirstServerThatFailsAndSaysWhatIsLeftBehind() {
        scene = Scene.of(3);
        scene.css(3).instead(Call.STORE, Reply.of(503));

        SendFailed failed =
                catchThrowableOfType(SendFailed.class, () -> send(KeyMaterial.random(RANDOM), Scene.PERSON));

        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNAVAILABLE);
        assertThat(failed.server()).contains("css-3");
        assertThat(failed.leftBehind()).extracting(ShareReference::serverId).containsExactly("css-1", "css-2");
        assertThat(failed)
                .hasMessage("Server css-3 (Organisation 3) took no share: it fails, or is overloaded (503). "
                        + "The key was not sent. Left behind, useless without the others: "
                        + "share " + only(scene.css(1)) + " on css-1, share " + only(scene.css(2)) + " on css-2.");
    }

    @Test
    void aSendThatFailsAtTheFirstServerLeavesNothing() {
        scene = Scene.of(2);
        scene.css(1).instead(Call.STORE, Reply.of(400));

        SendFailed failed =
                catchThrowableOfType(SendFailed.class, () -> send(KeyMaterial.random(RANDOM), Scene.PERSON));

        assertThat(failed)
                .hasMessageContaining("does not take the share (400)")
                .hasMessageEndingWith("nothing was left on any server.");
        assertThat(failed.failure()).isEqualTo(Failure.REQUEST_REFUSED);
        assertThat(scene.css(2).requests()).isEmpty();
    }

    @Test
    void aLocationElsewhereIsNotFollowed() {
        scene = Scene.of(2);
        scene.css(1)
                .instead(
                        Call.STORE,
                        Reply.of(201)
                                .with(
                                        "Location",
                                        "https://elsewhere.example/key-shares/0123456789abcdef0123456789abcdef"));

        assertThat(failure(() -> send(KeyMaterial.random(RANDOM), Scene.PERSON)))
                .isEqualTo(Failure.ANSWER_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "NONCE, 404, SHARE_NOT_FOUND, does not know the share",
        "NONCE, 400, REQUEST_REFUSED, finds the share's name malformed",
        "NONCE, 500, SERVER_UNAVAILABLE, gave no nonce",
        "NONCE, 429, SERVER_UNAVAILABLE, gave no nonce",
        "NONCE, 302, ANSWER_REFUSED, the status 302",
        "FETCH, 400, REQUEST_REFUSED, finds the ticket or the certificate malformed",
        "FETCH, 401, NOT_AUTHENTICATED, does not accept the ticket or the certificate",
        "FETCH, 404, SHARE_NOT_FOUND, has no share for this person and ticket",
        "FETCH, 500, SERVER_UNAVAILABLE, gave no share",
        "FETCH, 418, ANSWER_REFUSED, the status 418"
    })
    void oneServerThatFailsIsNamedAndNoKeyIsGiven(Call call, int status, Failure expected, String why) {
        scene = Scene.of(3);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(2).instead(call, Reply.of(status));

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

        assertThat(failed)
                .hasMessageStartingWith("Server css-2 (Organisation 2) ")
                .hasMessageContaining(why);
        assertThat(failed.failure()).isEqualTo(expected);
        assertThat(failed.server()).contains("css-2");
        assertThat(failed.advice()).isNotBlank();
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(2).close();

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

        assertThat(failed)
                .hasMessage("Server css-2 (Organisation 2) cannot be reached at https://localhost:"
                        + scene.css(2).baseUrl().port() + ": the connection is refused.");
        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNREACHABLE);
    }

    @Test
    void theSameTicketIsPresentedAgainWhileAServerCannotCheckIt() {
        scene = Scene.of(2);
        KeyMaterial key = KeyMaterial.random(RANDOM);
        Capsule capsule = send(key, Scene.PERSON);
        scene.css(1)
                .instead(
                        Call.FETCH,
                        Reply.of(503).with("Retry-After", "2"),
                        Reply.of(503).with("Retry-After", "900"));

        assertThat(receive(capsule, scene.mobileId())).isEqualTo(key);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void patienceEnds() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(1).instead(Call.FETCH, Reply.of(503), Reply.of(503), Reply.of(503));

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

        assertThat(failed).hasMessageContaining("cannot check the certificate, or reach its store, now (503)");
        assertThat(failed.failure()).isEqualTo(Failure.SERVER_UNAVAILABLE);
    }

    @Test
    void aLongAnswerIsNotReadToItsEnd() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(1).instead(Call.NONCE, Reply.json(200, "{\"nonce\":\"" + "A".repeat(5000) + "\"}"));

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

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
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(1).instead(Call.NONCE, Reply.json(200, body));

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

        assertThat(failed).hasMessageContaining(why);
        assertThat(failed.failure()).isEqualTo(Failure.ANSWER_REFUSED);
    }

    @Test
    void aShareOfSomebodyElseIsNoPartOfTheKey() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        scene.css(1)
                .instead(
                        Call.FETCH,
                        Reply.json(
                                200,
                                "{\"share\":\"" + "AAAA".repeat(10)
                                        + "AAA=\",\"recipient\":\"etsi/PNOEE-60001019906\"}"));

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.mobileId()));

        assertThat(failed).hasMessageContaining("gave a share that is not of this capsule");
        assertThat(failed.failure()).isEqualTo(Failure.ANSWER_REFUSED);
    }

    @Test
    void aServerOutsideTheListIsNeverContacted() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);
        ServerList shorter = new ServerList(scene.entries().subList(0, 1), Optional.empty());
        int before = scene.css(1).requests().size() + scene.css(2).requests().size();

        ClientException failed = catchThrowableOfType(
                ClientException.class, () -> receiver(shorter).receive(capsule, signer(scene.mobileId())));

        assertThat(failed).hasMessage("The capsule names the server css-2, which is not in the server list.");
        assertThat(failed.failure()).isEqualTo(Failure.CAPSULE_REFUSED);
        assertThat(scene.css(1).requests().size() + scene.css(2).requests().size())
                .isEqualTo(before);
    }

    @Test
    void somebodyElsesSignatureIsNotSentToAnyServer() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);

        ClientException failed = catchThrowableOfType(ClientException.class, () -> receive(capsule, scene.stranger()));

        assertThat(failed)
                .hasMessage("The certificate that signed belongs to somebody else than the capsule's " + "recipient.");
        assertThat(failed.failure()).isEqualTo(Failure.SIGNING_FAILED);
        assertThat(scene.css(1).requests()).noneMatch(request -> request.startsWith("GET"));
    }

    @Test
    void aVendorsCertificateOpensNothingOfAnotherVendor() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.CUSTOMER);

        assertThat(failure(() -> receive(capsule, scene.customerOfOther()))).isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void aVendorsCertificateOpensNothingOfAPerson() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.PERSON);

        assertThat(failure(() -> receive(capsule, scene.customerWithPersonalCode())))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void aPersonsCertificateOpensNothingOfAVendor() {
        scene = Scene.of(2);
        Capsule capsule = send(KeyMaterial.random(RANDOM), Scene.CUSTOMER);

        assertThat(failure(() -> receive(capsule, scene.personWithCustomerNumber())))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void serversOfOneOrganisationAreWarnedOfAtBothEnds() {
        scene = Scene.of(0);
        scene.add("css-a", "One Organisation");
        scene.add("css-b", "One Organisation");

        receive(send(KeyMaterial.random(RANDOM), Scene.PERSON), scene.mobileId());

        assertThat(warnings)
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning)
                        .startsWith("All servers of this key belong to one organisation (One Organisation)"));
    }

    @Test
    void oneServerCannotHoldTwoShares() {
        scene = Scene.of(1);

        ClientException failed = catchThrowableOfType(
                ClientException.class,
                () -> sender().send(
                                KeyMaterial.random(RANDOM),
                                RecipientId.parse(Scene.PERSON).orElseThrow(),
                                List.of(scene.css(1).entry(), scene.css(1).entry())));

        assertThat(failed).hasMessageStartingWith("One server was chosen twice");
        assertThat(scene.css(1).requests()).isEmpty();
    }

    private Capsule send(KeyMaterial key, String recipient) {
        return sender().send(key, RecipientId.parse(recipient).orElseThrow(), scene.entries());
    }

    private Sender sender() {
        return new Sender(connections(), RANDOM, CLOCK, progress());
    }

    private KeyMaterial receive(Capsule capsule, Identity person) {
        return receiver(scene.list()).receive(capsule, signer(person));
    }

    private Receiver receiver(ServerList list) {
        return new Receiver(list, connections(), RANDOM, CLOCK, progress());
    }

    private Connections connections() {
        return new Connections(
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, Duration.ofSeconds(10), pauses::add),
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
        return new WarningsOnly(warnings);
    }
}
