package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.testkit.https.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SendAndReceiveTest extends CommandTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    SendAndReceiveTest() {
        super(3);
    }

    @BeforeEach
    void start() {
        files.list(environment.list());
        files.text("key.hex", KEY + "\n");
        files.pkcs12("person.p12", environment.mobileId());
    }

    @Test
    void theKeyThatWasSentIsReceived() {
        assertThat(send(TestEnvironment.PERSON).exitCode()).isZero();

        CommandRun received = receive("person.p12");

        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).isEqualTo(KEY + "\n");
        assertThat(received.err()).contains("css-3 (Organisation 3): share received", "Key put together");
    }

    @Test
    void theExpiryIsAskedForAndWhatEachServerAnswersIsTold() {
        Reply adjusted = Reply.of(201)
                .with("Location", "/key-shares/0123456789abcdef0123456789abcdef")
                .with("x-expiry-time", "2031-11-25T10:00:00Z")
                .with("x-expiry-time-adjusted", "true");
        environment.css(2).instead(Call.STORE, adjusted);
        environment
                .css(3)
                .instead(Call.STORE, Reply.of(201).with("Location", "/key-shares/0123456789abcdef0123456789abcdef"));

        CommandRun sent = CommandRun.of(
                sendArguments(TestEnvironment.PERSON), "--expires", "2040-01-01T02:00:00+02:00", "--json");

        assertThat(sent.exitCode()).isZero();
        assertThat(sent.out())
                .contains("\"expiry\":[{\"server\":\"css-1\",\"expires\":\"2040-01-01T00:00:00Z\",\"adjusted\":false},"
                        + "{\"server\":\"css-2\",\"expires\":\"2031-11-25T10:00:00Z\",\"adjusted\":true},"
                        + "{\"server\":\"css-3\"}]")
                .contains("deletes its share on 2031-11-25T10:00:00Z, another time than was asked for")
                .contains("Server css-3 (Organisation 3) does not say when it deletes its share");
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00Z", "2040-01-01", "2040-01-01T00:00:00", "tomorrow"})
    void anExpiryThatIsPastOrNoTimeIsWrongUse(String expires) {
        CommandRun refused = CommandRun.of(sendArguments(TestEnvironment.PERSON), "--expires", expires);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(environment.css(1).requests()).isEmpty();
    }

    @Test
    void aVendorsCustomerReceivesWithTheVendorsCertificate() {
        files.pkcs12("customer.p12", environment.customer());
        assertThat(send(TestEnvironment.CUSTOMER).exitCode()).isZero();

        assertThat(receive("customer.p12").out()).isEqualTo(KEY + "\n");
    }

    @ParameterizedTest
    @CsvSource({"true, other", "false, person"})
    void aCertificateOfAnotherDomainIsExit16(boolean sentToCustomer, String who) {
        send(sentToCustomer ? TestEnvironment.CUSTOMER : TestEnvironment.PERSON);
        files.pkcs12("other.p12", environment.customerOfOther());
        files.pkcs12("person.p12", environment.customerWithPersonalCode());

        CommandRun refused = receive(who + ".p12");

        assertThat(refused.exitCode()).isEqualTo(16);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("css-1 (Organisation 1) does not accept what was signed, or a certificate (401)");
    }

    @Test
    void theCapsuleNamesServersAndSharesAndNoAddress() {
        send(TestEnvironment.PERSON);

        assertThat(files.read("capsule.json"))
                .doesNotContain("localhost", "https")
                .contains(
                        "\"type\": \"KeySharesCapsule\"",
                        "\"recipientId\": \"etsi/PNOEE-48010010101\"",
                        "\"sharesScheme\": \"N_OF_N\"",
                        "\"serverId\": \"css-3\"");
    }

    @Test
    void aNewKeyIsReadableByItsOwnerAlone() throws IOException {
        CommandRun sent = CommandRun.of(
                "send",
                "--servers",
                files.path("servers.json"),
                "--recipient",
                TestEnvironment.PERSON,
                "--new-key",
                files.path("new.hex"),
                "--capsule",
                files.path("capsule.json"));

        assertThat(sent.exitCode()).isZero();
        assertThat(files.read("new.hex")).matches("[0-9a-f]{64}\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.hex")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(receive("person.p12").out()).isEqualTo(files.read("new.hex"));
    }

    @Test
    void theKeyIsWrittenWhereAsked() {
        send(TestEnvironment.PERSON);

        CommandRun received = receive("person.p12", "--key", files.path("out.hex"));

        assertThat(received.out()).isEqualTo("The key is in " + files.path("out.hex") + "\n");
        assertThat(files.read("out.hex")).isEqualTo(KEY + "\n");
    }

    @Test
    void machinesGetOneLineOfJson() {
        CommandRun sent = send(TestEnvironment.PERSON, "--json");
        CommandRun received = receive("person.p12", "--json");

        assertThat(sent.err() + received.err()).isEmpty();
        assertThat(sent.json().members()).containsKeys("ok", "capsule", "servers", "warnings");
        assertThat(received.json().text("key")).contains(KEY);
    }

    @Test
    void chosenServersAloneAreUsed() {
        send(TestEnvironment.PERSON, "--server", "css-3", "--server", "css-1");

        assertThat(environment.css(2).requests()).isEmpty();
        assertThat(receive("person.p12").out()).isEqualTo(KEY + "\n");
    }

    @Test
    void oneServerAloneIsRefused() {
        CommandRun refused = send(TestEnvironment.PERSON, "--server", "css-1");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err())
                .contains("A key is split over at least two servers: one alone would hold the key itself.");
        assertThat(environment.css(1).requests()).isEmpty();
    }

    @Test
    void anUnknownServerIsRefused() {
        CommandRun refused = send(TestEnvironment.PERSON, "--server", "css-1", "--server", "css-9");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err())
                .contains("The server list has no server css-9.", "Choose one of: css-1, css-2, css-3.");
    }

    @Test
    void aFailedSendSaysWhatIsLeftBehindAndWritesNothing() {
        environment.css(2).instead(Call.STORE, Reply.of(500));

        CommandRun failed = CommandRun.of(
                "send",
                "--servers",
                files.path("servers.json"),
                "--recipient",
                TestEnvironment.PERSON,
                "--new-key",
                files.path("new.hex"),
                "--capsule",
                files.path("capsule.json"));

        assertThat(failed.exitCode()).isEqualTo(18);
        assertThat(failed.err())
                .contains(
                        "css-client: Server css-2 (Organisation 2) took no share",
                        "Left behind, useless without the others: share ",
                        " on css-1.",
                        "What to do: Try again later.");
        assertThat(files.has("capsule.json") || files.has("new.hex")).isFalse();
    }

    @Test
    void machinesAreToldWhatIsLeftBehind() {
        environment.css(2).instead(Call.STORE, Reply.of(500));

        CommandRun failed = send(TestEnvironment.PERSON, "--json");

        assertThat(failed.exitCode()).isEqualTo(18);
        assertThat(failed.json().text("error")).contains("server-unavailable");
        assertThat(failed.json().text("server")).contains("css-2");
        assertThat(failed.json().member("exitCode")).contains(new JsonNumber("18"));
        assertThat(failed.json().members().get("leftBehind"))
                .isInstanceOfSatisfying(
                        JsonArray.class, left -> assertThat(left.elements()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "NONCE, 404, 17",
        "FETCH, 401, 16",
        "FETCH, 404, 17",
        "FETCH, 503, 18",
        "FETCH, 400, 15",
        "FETCH, 302, 19"
    })
    void eachFailureOfAServerHasItsExitCodeAndNoKeyIsPrinted(Call call, int status, int exitCode) {
        send(TestEnvironment.PERSON);
        environment.css(3).instead(call, Reply.of(status));

        CommandRun failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(exitCode);
        assertThat(failed.err()).contains("css-client: Server css-3 (Organisation 3) ", "What to do: ");
        assertThat(failed.out()).isEmpty();
    }

    @Test
    void aServerWithAKeyThatIsNotListedIsExit14AndGetsNothing() {
        send(TestEnvironment.PERSON);
        Fingerprint listed =
                Fingerprint.of(environment.entries().get(1).certificates().get(0));
        files.list(environment
                .list()
                .with("css-2", environment.tlsIdentity().certificate())
                .without("css-2", listed));
        int before = environment.css(2).requests().size();

        CommandRun failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(14);
        assertThat(failed.err())
                .contains(
                        "Server css-2 (Organisation 2) showed a TLS certificate which its entry in the "
                                + "server list does not have (SHA-256 "
                                + Fingerprint.of(environment
                                        .css(2)
                                        .entry()
                                        .certificates()
                                        .get(0))
                                + "). Nothing was sent to it.",
                        "do not add this certificate unseen");
        assertThat(environment.css(2).requests()).hasSize(before);
    }

    @Test
    void aServerThatIsDownIsExit13() {
        send(TestEnvironment.PERSON);
        environment.css(2).close();

        CommandRun failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(13);
        assertThat(failed.err())
                .contains(
                        "Server css-2 (Organisation 2) cannot be reached at https://localhost:",
                        "Check the network, and try again later.");
    }

    @Test
    void somebodyElsesKeyIsExit12() {
        send(TestEnvironment.PERSON);
        files.pkcs12("stranger.p12", environment.stranger());

        CommandRun failed = receive("stranger.p12");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err())
                .contains("belongs to somebody else", "Sign with the recipient's own key.")
                .doesNotContain("48010010101", "60001019906");
    }

    @Test
    void aCapsuleWithAServerOutsideTheListIsExit11() {
        send(TestEnvironment.PERSON);
        files.text("capsule.json", files.read("capsule.json").replace("css-2", "https://evil.example"));

        CommandRun failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(11);
        assertThat(failed.err())
                .contains(
                        "names the server https://evil.example, which is not in the server list",
                        "an address is never taken from a capsule");
    }

    @Test
    void aWrongPasswordIsExit12() {
        send(TestEnvironment.PERSON);
        files.text("password", "wrong\n");

        CommandRun failed = receive("person.p12", "--pkcs12-password-file", files.path("password"));

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("cannot be opened: the password is wrong");
    }

    @Test
    void anotherKindOfFileIsExit12() {
        send(TestEnvironment.PERSON);
        files.text("person.p12", "not a key store");

        CommandRun failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("cannot be opened: it is another kind of file");
    }

    /** Blanks at both ends belong to it. */
    @Test
    void thePasswordOfAFileIsItsLine() {
        String password = " two words ";
        send(TestEnvironment.PERSON);
        environment.mobileId().writePkcs12(files.folder().resolve("mari.p12"), password.toCharArray());
        for (String end : List.of("", "\n", "\r\n")) {
            files.text("password", password + end);

            assertThat(receive("mari.p12", "--pkcs12-password-file", files.path("password")))
                    .returns(0, CommandRun::exitCode);
        }
    }

    @Test
    void aPasswordThatJavaCannotUseIsNamed() {
        send(TestEnvironment.PERSON);
        files.text("password", "h\u00f5be\n");

        CommandRun failed = receive("person.p12", "--pkcs12-password-file", files.path("password"));

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("the password has characters that are not ASCII");
    }

    static Stream<Arguments> filesThatAreNoPassword() {
        return Stream.of(
                arguments(new byte[0], "has not exactly one line"),
                arguments("\n".getBytes(StandardCharsets.UTF_8), "has not exactly one line"),
                arguments("one\ntwo\n".getBytes(StandardCharsets.UTF_8), "has not exactly one line"),
                arguments("h\u00f5be\n".getBytes(StandardCharsets.ISO_8859_1), "is not text in UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNoPassword")
    void aFileThatIsNoPasswordIsExit9(byte[] content, String message) {
        send(TestEnvironment.PERSON);
        files.bytes("password", content);

        CommandRun failed = receive("person.p12", "--pkcs12-password-file", files.path("password"));

        assertThat(failed.exitCode()).isEqualTo(9);
        assertThat(failed.err()).contains(message);
    }

    @Test
    void nothingIsOverwritten() {
        send(TestEnvironment.PERSON);
        int before = environment.css(1).requests().size();

        CommandRun again = send(TestEnvironment.PERSON);

        assertThat(again.exitCode()).isEqualTo(9);
        assertThat(again.err()).contains("exists already");
        assertThat(environment.css(1).requests()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send|Missing required option",
                "send --recipient etsi/nobody|not a recipient id",
                "receive --servers x --capsule y --smart-id --pkcs12 z|mutually exclusive",
                "nonsense|Unmatched argument"
            })
    void wrongUseIsExit2(String line, String message) {
        CommandRun refused = CommandRun.of(line.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
    }

    private CommandRun send(String recipient, String... more) {
        return CommandRun.of(sendArguments(recipient), more);
    }

    private CommandRun receive(String pkcs12, String... more) {
        return CommandRun.of(joined(receiveArguments(), List.of("--pkcs12", files.path(pkcs12))), more);
    }
}
