package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.testkit.https.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From files to a container, and back to files. */
class EncryptAndDecryptTest extends CommandTest {
    private static final String STRANGER = "etsi/PNOEE-60001019906";

    private byte[] content;

    EncryptAndDecryptTest() {
        super(3);
    }

    @BeforeEach
    void start() throws IOException {
        files.list(environment.list());
        files.pkcs12("person.p12", environment.mobileId());
        content = new byte[100_000];
        new Random(1).nextBytes(content);
        files.bytes("letter.pdf", content);
        files.text("õun.txt", "Tere!\n");
        Files.createDirectory(folder.resolve("out"));
    }

    @Test
    void whatWasEncryptedIsDecrypted() throws IOException {
        CommandRun encrypted = encrypt("--to", TestEnvironment.PERSON);
        assertThat(encrypted.err())
                .contains("css-3 (Organisation 3): share stored")
                .doesNotContain("What to do");
        assertThat(encrypted.exitCode()).isZero();
        assertThat(encrypted.out()).isEqualTo("The container is written: " + files.path("x.cdoc2") + "\n");

        CommandRun decrypted = decrypt("--pkcs12", files.path("person.p12"));

        assertThat(decrypted.err()).contains("Key put together").doesNotContain("What to do");
        assertThat(decrypted.exitCode()).isZero();
        assertThat(decrypted.out().lines()).containsExactly(files.path("out/letter.pdf"), files.path("out/õun.txt"));
        isUnpacked();
        assertThat(files.has("x.cdoc2.part")).isFalse();
    }

    @Test
    void everyRecipientDecryptsIt() throws IOException {
        files.pkcs12("stranger.p12", environment.stranger());
        assertThat(encrypt("--to", TestEnvironment.PERSON, "--to", STRANGER, "--to", STRANGER)
                        .exitCode())
                .isZero();
        assertThat(environment.css(1).shares()).hasSize(2);

        CommandRun unclear = decrypt("--pkcs12", files.path("stranger.p12"));
        assertThat(unclear.exitCode()).isEqualTo(2);
        assertThat(unclear.err()).contains("2 recipients with shares: give --recipient");

        assertThat(decrypt("--recipient", STRANGER, "--pkcs12", files.path("stranger.p12"))
                        .exitCode())
                .isZero();
        isUnpacked();
    }

    @Test
    void aSessionIsForManyContainers() throws IOException {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());
        encrypt("--to", TestEnvironment.PERSON, "--to", STRANGER);
        login(TestEnvironment.PERSON, List.of("--smart-id"));

        for (int i = 0; i < 2; i++) {
            CommandRun decrypted = decrypt("--session", files.path("session.json"));

            assertThat(decrypted.err()).contains("Verification code").doesNotContain("What to do");
            assertThat(decrypted.exitCode()).isZero();
            isUnpacked();
        }
        assertThat(environment.authServer().requests()).containsOnlyOnce("POST /auth/start");
    }

    @Test
    void machinesGetOneLineOfJson() {
        CommandRun encrypted = encrypt("--to", TestEnvironment.PERSON, "--json");
        CommandRun decrypted = decrypt("--json", "--pkcs12", files.path("person.p12"));

        assertThat(encrypted.err() + decrypted.err()).isEmpty();
        assertThat(encrypted.json().members()).containsKeys("ok", "container", "files", "servers", "warnings");
        assertThat(decrypted.json().member("files"))
                .hasValueSatisfying(
                        paths -> assertThat(((JsonArray) paths).elements()).hasSize(2));
    }

    @Test
    void standardInputIsAContainer() throws IOException {
        encrypt("--to", TestEnvironment.PERSON);
        byte[] container = Files.readAllBytes(folder.resolve("x.cdoc2"));

        CommandRun decrypted = CommandRun.reading(
                container,
                List.of(
                        "decrypt",
                        "-",
                        "--servers",
                        files.path("servers.json"),
                        "-d",
                        files.path("out"),
                        "--pkcs12",
                        files.path("person.p12")));

        assertThat(decrypted.exitCode()).isZero();
        isUnpacked();
    }

    @Test
    void standardOutputIsTheContainerAlone() {
        CommandRun encrypted = CommandRun.of(encryptArguments("-"), "--to", TestEnvironment.PERSON);

        assertThat(encrypted.exitCode()).isZero();
        assertThat(encrypted.out()).startsWith("CDOC\u0002");
        assertThat(encrypted.err()).contains("The container is written.");
        assertThat(CommandRun.of(encryptArguments("-"), "--to", TestEnvironment.PERSON, "--json"))
                .returns(2, CommandRun::exitCode);
    }

    @Test
    void aContainerForOthersIsExit23AndNobodyIsAsked() {
        encrypt("--to", STRANGER);
        int before = environment.css(1).requests().size();

        CommandRun refused = decrypt("--recipient", TestEnvironment.PERSON, "--pkcs12", files.path("person.p12"));

        isRefused(refused, 23, "no key shares for this recipient");
        assertThat(environment.css(1).requests()).hasSize(before);
    }

    @Test
    void aServerThatIsNotInTheListIsNamedAndNobodyIsAsked() {
        encrypt("--to", TestEnvironment.PERSON);
        String missing = environment.css(3).baseUrl().toString();
        files.list(new ServerList(environment.entries().subList(0, 2), Optional.empty()));
        int before = environment.css(1).requests().size();

        CommandRun refused = decrypt("--pkcs12", files.path("person.p12"));

        isRefused(refused, 11, "The container names the server " + missing + ", which is not in the server list.");
        assertThat(environment.css(1).requests()).hasSize(before);
    }

    @Test
    void aChangedContainerIsExit23AndNothingIsLeft() throws IOException {
        encrypt("--to", TestEnvironment.PERSON);
        byte[] container = Files.readAllBytes(folder.resolve("x.cdoc2"));
        container[container.length - 1]++;
        files.bytes("x.cdoc2", container);

        isRefused(decrypt("--pkcs12", files.path("person.p12")), 23, "its seal does not fit");
    }

    @Test
    void aWrongShareIsExit23AndNothingIsLeft() {
        encrypt("--to", TestEnvironment.PERSON);
        environment
                .css(2)
                .shares()
                .replaceAll((id, stored) -> new KeyShare(Share.of(new byte[32]), stored.recipient()));

        isRefused(decrypt("--pkcs12", files.path("person.p12")), 23, "The key does not fit");
    }

    @Test
    void whatIsNoContainerIsExit23() {
        files.text("x.cdoc2", "Tere");

        isRefused(decrypt("--pkcs12", files.path("person.p12")), 23, "not a CDOC2 container");
    }

    @Test
    void moreThanIsAllowedIsRefused() {
        encrypt("--to", TestEnvironment.PERSON);

        isRefused(decrypt("--max-size", "1000", "--pkcs12", files.path("person.p12")), 23, "more than the 1000 bytes");
        isRefused(
                CommandRun.of(encryptArguments("y.cdoc2"), "--to", STRANGER, "--max-size", "9"), 9, "more than the 9");
        for (String noSize : List.of("0", "-1", "1G", "273804165121")) {
            assertThat(decrypt("--max-size", noSize).err())
                    .contains("'--max-size'", "not a number of bytes from 1 to 273804165120");
        }
    }

    @Test
    void nothingIsOverwritten() {
        encrypt("--to", TestEnvironment.PERSON);
        int before = environment.css(1).requests().size();

        CommandRun again = encrypt("--to", TestEnvironment.PERSON);

        assertThat(again.exitCode()).isEqualTo(9);
        assertThat(again.err()).contains("exists already");
        assertThat(environment.css(1).requests()).hasSize(before);
    }

    @Test
    void aFailureSaysWhatIsLeftBehindForAllRecipients() {
        environment
                .css(2)
                .instead(Call.STORE, Reply.of(201).with("Location", "/key-shares/0123456789abcdef01"), Reply.of(500));

        CommandRun failed = encrypt("--to", TestEnvironment.PERSON, "--to", STRANGER, "--json");

        assertThat(failed.exitCode()).isEqualTo(18);
        assertThat(((JsonArray) failed.json().members().get("leftBehind")).elements())
                .hasSize(4);
        assertThat(files.has("x.cdoc2") || files.has("x.cdoc2.part")).isFalse();
    }

    @Test
    void namesThatCannotBeInAContainerAreRefusedBeforeAnythingIsSent() {
        files.text("con.txt", "");

        CommandRun refused = CommandRun.of(
                "encrypt",
                "--servers",
                files.path("servers.json"),
                files.path("con.txt"),
                "--to",
                TestEnvironment.PERSON,
                "-o",
                files.path("x.cdoc2"));

        isRefused(refused, 9, "is a device's on Windows");
        assertThat(environment.css(1).requests()).isEmpty();
    }

    @Test
    void inspectionTellsForWhomItIsAndAsksNobody() {
        encrypt("--to", TestEnvironment.PERSON);
        int before = environment.css(1).requests().size();

        CommandRun inspected = CommandRun.of("inspect", files.path("x.cdoc2"), "--servers", files.path("servers.json"));

        assertThat(inspected.exitCode()).isZero();
        assertThat(inspected.out().lines().toList())
                .startsWith(
                        TestEnvironment.PERSON,
                        "   label, which nobody has checked: data:,v=1&type=auth&sn=etsi%2FPNOEE-48010010101")
                .anyMatch(line -> line.endsWith(" on " + environment.css(3).baseUrl() + ", css-3 (Organisation 3)"));
        assertThat(CommandRun.of("inspect", files.path("x.cdoc2"), "--json")
                        .json()
                        .members())
                .containsKeys("ok", "recipients");
        assertThat(environment.css(1).requests()).hasSize(before);
    }

    @Test
    void theRecipientIsToldUntilWhenSharesAreKept() {
        String until = "2099-01-31T00:00:00Z";
        encrypt("--to", TestEnvironment.PERSON, "--to", STRANGER, "--expires", until);
        List<String> ask =
                List.of("inspect", files.path("x.cdoc2"), "--servers", files.path("servers.json"), "--expiry");
        String[] asMari = {"--recipient", TestEnvironment.PERSON, "--pkcs12", files.path("person.p12")};

        CommandRun inspected = CommandRun.of(ask, asMari);

        assertThat(inspected.exitCode()).isZero();
        assertThat(inspected.out().lines().filter(line -> line.endsWith("css-3 (Organisation 3), kept until " + until)))
                .hasSize(1);
        assertThat(inspected.out().lines().filter(line -> line.contains("   share ")))
                .hasSize(6);
        assertThat(CommandRun.of(Stream.concat(ask.stream(), Stream.of(asMari)).toList(), "--json")
                        .out())
                .containsOnlyOnce("\"serverId\":\"css-2\",\"expires\":\"" + until + "\"");
        CommandRun decrypted = decrypt(asMari);
        assertThat(decrypted.err()).contains("css-2 (Organisation 2): keeps its share until " + until);
        CommandRun unlisted = CommandRun.of("inspect", files.path("x.cdoc2"), "--expiry");
        assertThat(unlisted.exitCode()).isEqualTo(2);
        assertThat(unlisted.err()).contains("--expiry needs --servers.");
    }

    private void isRefused(CommandRun refused, int exitCode, String why) {
        assertThat(refused.err()).contains("css-client: ", why, "What to do: ");
        assertThat(refused.exitCode()).isEqualTo(exitCode);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private void isUnpacked() throws IOException {
        Path letter = folder.resolve("out/letter.pdf");
        assertThat(letter).hasBinaryContent(content);
        assertThat(folder.resolve("out/õun.txt")).hasContent("Tere!\n");
        Files.delete(letter);
        Files.delete(folder.resolve("out/õun.txt"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private CommandRun encrypt(String... more) {
        return CommandRun.of(encryptArguments(files.path("x.cdoc2")), more);
    }

    private List<String> encryptArguments(String output) {
        return List.of(
                "encrypt",
                "--servers",
                files.path("servers.json"),
                files.path("letter.pdf"),
                files.path("õun.txt"),
                "-o",
                output);
    }

    private CommandRun decrypt(String... more) {
        return CommandRun.of(
                List.of(
                        "decrypt",
                        "--servers",
                        files.path("servers.json"),
                        files.path("x.cdoc2"),
                        "-d",
                        files.path("out")),
                more);
    }
}
