package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.standin.Reply;
import ee.cdoc2.css.client.standin.Scene;
import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendAndReceiveTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @TempDir
    private Path folder;

    private Desk desk;
    private Scene scene;

    @BeforeEach
    void start() {
        desk = new Desk(folder);
        scene = Scene.of(3);
        desk.list(scene.list());
        desk.text("key.hex", KEY + "\n");
        desk.pkcs12("person.p12", scene.mobileId());
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theKeyThatWasSentIsReceived() {
        assertThat(send(Scene.PERSON).exitCode()).isZero();

        Run received = receive("person.p12");

        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).isEqualTo(KEY + "\n");
        assertThat(received.err()).contains("css-3 (Organisation 3): share received", "Key put together");
    }

    @Test
    void aVendorsCustomerReceivesWithTheVendorsCertificate() {
        desk.pkcs12("customer.p12", scene.customer());
        assertThat(send(Scene.CUSTOMER).exitCode()).isZero();

        assertThat(receive("customer.p12").out()).isEqualTo(KEY + "\n");
    }

    @ParameterizedTest
    @CsvSource({"true, other", "false, person"})
    void aCertificateOfAnotherDomainIsExit16(boolean sentToCustomer, String who) {
        send(sentToCustomer ? Scene.CUSTOMER : Scene.PERSON);
        desk.pkcs12("other.p12", scene.customerOfOther());
        desk.pkcs12("person.p12", scene.customerWithPersonalCode());

        Run refused = receive(who + ".p12");

        assertThat(refused.exitCode()).isEqualTo(16);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("css-1 (Organisation 1) does not accept the ticket or the certificate (401)");
    }

    @Test
    void theCapsuleNamesServersAndSharesAndNoAddress() {
        send(Scene.PERSON);

        assertThat(desk.read("capsule.json"))
                .doesNotContain("localhost", "https")
                .contains(
                        "\"type\": \"KeySharesCapsule\"",
                        "\"recipientId\": \"etsi/PNOEE-48010010101\"",
                        "\"sharesScheme\": \"N_OF_N\"",
                        "\"serverId\": \"css-3\"");
    }

    @Test
    void aNewKeyIsReadableByItsOwnerAlone() throws IOException {
        Run sent = Run.of(
                "send",
                "--servers",
                desk.file("servers.json"),
                "--recipient",
                Scene.PERSON,
                "--new-key",
                desk.file("new.hex"),
                "--capsule",
                desk.file("capsule.json"));

        assertThat(sent.exitCode()).isZero();
        assertThat(desk.read("new.hex")).matches("[0-9a-f]{64}\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.hex")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(receive("person.p12").out()).isEqualTo(desk.read("new.hex"));
    }

    @Test
    void theKeyIsWrittenWhereAsked() {
        send(Scene.PERSON);

        Run received = receive("person.p12", "--key", desk.file("out.hex"));

        assertThat(received.out()).isEqualTo("The key is in " + desk.file("out.hex") + "\n");
        assertThat(desk.read("out.hex")).isEqualTo(KEY + "\n");
    }

    @Test
    void machinesGetOneLineOfJson() {
        Run sent = send(Scene.PERSON, "--json");
        Run received = receive("person.p12", "--json");

        assertThat(sent.err() + received.err()).isEmpty();
        assertThat(sent.json().members()).containsKeys("ok", "capsule", "servers", "warnings");
        assertThat(received.json().text("key")).contains(KEY);
    }

    @Test
    void chosenServersAloneAreUsed() {
        send(Scene.PERSON, "--server", "css-3", "--server", "css-1");

        assertThat(scene.css(2).requests()).isEmpty();
        assertThat(receive("person.p12").out()).isEqualTo(KEY + "\n");
    }

    @Test
    void oneServerAloneIsRefused() {
        Run refused = send(Scene.PERSON, "--server", "css-1");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err())
                .contains("A key is split over at least two servers: one alone would hold the key itself.");
        assertThat(scene.css(1).requests()).isEmpty();
    }

    @Test
    void anUnknownServerIsRefused() {
        Run refused = send(Scene.PERSON, "--server", "css-1", "--server", "css-9");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err())
                .contains("The server list has no server css-9.", "Choose one of: css-1, css-2, css-3.");
    }

    @Test
    void aFailedSendSaysWhatIsLeftBehindAndWritesNothing() {
        scene.css(2).instead(Call.STORE, Reply.of(500));

        Run failed = Run.of(
                "send",
                "--servers",
                desk.file("servers.json"),
                "--recipient",
                Scene.PERSON,
                "--new-key",
                desk.file("new.hex"),
                "--capsule",
                desk.file("capsule.json"));

        assertThat(failed.exitCode()).isEqualTo(18);
        assertThat(failed.err())
                .contains(
                        "css-client: Server css-2 (Organisation 2) took no share",
                        "Left behind, useless without the others: share ",
                        " on css-1.",
                        "What to do: Try again later.");
        assertThat(desk.has("capsule.json") || desk.has("new.hex")).isFalse();
    }

    @Test
    void machinesAreToldWhatIsLeftBehind() {
        scene.css(2).instead(Call.STORE, Reply.of(500));

        Run failed = send(Scene.PERSON, "--json");

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
        send(Scene.PERSON);
        scene.css(3).instead(call, Reply.of(status));

        Run failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(exitCode);
        assertThat(failed.err()).contains("css-client: Server css-3 (Organisation 3) ", "What to do: ");
        assertThat(failed.out()).isEmpty();
    }

    @Test
    void aServerWithAKeyThatIsNotListedIsExit14AndGetsNothing() {
        send(Scene.PERSON);
        List<ServerEntry> entries = new ArrayList<>(scene.entries());
        entries.set(
                1,
                entries.get(1)
                        .with(scene.tlsIdentity().certificate())
                        .without(Fingerprint.of(entries.get(1).certificates().get(0))));
        desk.list(new ServerList(entries, Optional.empty()));
        int before = scene.css(2).requests().size();

        Run failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(14);
        assertThat(failed.err())
                .contains(
                        "Server css-2 (Organisation 2) showed a TLS certificate which its entry in the "
                                + "server list does not have (SHA-256 "
                                + Fingerprint.of(
                                        scene.css(2).entry().certificates().get(0))
                                + "). Nothing was sent to it.",
                        "do not add this certificate unseen");
        assertThat(scene.css(2).requests()).hasSize(before);
    }

    @Test
    void aServerThatIsDownIsExit13() {
        send(Scene.PERSON);
        scene.css(2).close();

        Run failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(13);
        assertThat(failed.err())
                .contains(
                        "Server css-2 (Organisation 2) cannot be reached at https://localhost:",
                        "Check the network, and try again later.");
    }

    @Test
    void somebodyElsesKeyIsExit12() {
        send(Scene.PERSON);
        desk.pkcs12("stranger.p12", scene.stranger());

        Run failed = receive("stranger.p12");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err())
                .contains("belongs to somebody else", "Sign with the recipient's own key.")
                .doesNotContain("48010010101", "60001019906");
    }

    @Test
    void aCapsuleWithAServerOutsideTheListIsExit11() {
        send(Scene.PERSON);
        desk.text("capsule.json", desk.read("capsule.json").replace("css-2", "https://evil.example"));

        Run failed = receive("person.p12");

        assertThat(failed.exitCode()).isEqualTo(11);
        assertThat(failed.err())
                .contains(
                        "names the server https://evil.example, which is not in the server list",
                        "an address is never taken from a capsule");
    }

    @Test
    void aWrongPasswordIsExit12() {
        send(Scene.PERSON);
        desk.text("password", "wrong\n");

        Run failed = receive("person.p12", "--pkcs12-password-file", desk.file("password"));

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("cannot be opened");
    }

    @Test
    void nothingIsOverwritten() {
        send(Scene.PERSON);
        int before = scene.css(1).requests().size();

        Run again = send(Scene.PERSON);

        assertThat(again.exitCode()).isEqualTo(9);
        assertThat(again.err()).contains("exists already");
        assertThat(scene.css(1).requests()).hasSize(before);
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
        Run refused = Run.of(line.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
    }

    private Run send(String recipient, String... more) {
        return run(
                more,
                "send",
                "--servers",
                desk.file("servers.json"),
                "--recipient",
                recipient,
                "--key",
                desk.file("key.hex"),
                "--capsule",
                desk.file("capsule.json"));
    }

    private Run receive(String pkcs12, String... more) {
        return run(
                more,
                "receive",
                "--servers",
                desk.file("servers.json"),
                "--capsule",
                desk.file("capsule.json"),
                "--pkcs12",
                desk.file(pkcs12));
    }

    private static Run run(String[] more, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }
}
