package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.standin.StandInCss;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.testkit.standin.RpFault;
import ee.cdoc2.css.testkit.standin.SessionFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second protocol: signing in, and fetching keys in the session. */
class SessionTest extends CommandTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    SessionTest() {
        super(3);
    }

    @BeforeEach
    void start() {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());
        files.text("key.hex", KEY + "\n");
        assertThat(CommandRun.of(sendArguments(TestEnvironment.PERSON)).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasSignedInReceivesTheKey(boolean smartId) {
        CommandRun login = smartId ? login("--smart-id") : login("--mobile-id", phone());

        assertThat(login.err()).contains("Verification code: 1234.").doesNotContain("What to do");
        assertThat(login.exitCode()).isZero();
        assertThat(login.out()).startsWith("Signed in until ").contains(files.path("session.json"));

        CommandRun received = receive();

        assertThat(received.err())
                .containsPattern("Verification code: [0-9]{4}\\.")
                .doesNotContain("What to do");
        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).isEqualTo(KEY + "\n");
        assertThat(environment.rpServer().requests())
                .contains(smartId ? "POST /sid/authenticate" : "POST /mid/authenticate")
                .doesNotContain(smartId ? "POST /mid/authenticate" : "POST /sid/authenticate");
    }

    @Test
    void oneSessionIsForManyKeys() {
        login("--smart-id");

        assertThat(receive().exitCode()).isZero();
        assertThat(receive().exitCode()).isZero();
        assertThat(environment.authServer().requests()).containsOnlyOnce("POST /auth/start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "USERPROFILE"})
    void theSessionIsInTheHomeDirectoryOfUnixOrWindows(String variable) {
        CommandRun logout = CommandRun.atHome(variable, folder, "logout", "--json");

        assertThat(logout.json().members())
                .containsEntry("session", new JsonString(files.path(".css-client-session.json")));
    }

    @Test
    void noServerIsShownTheElementOfAnother() {
        login("--mobile-id", phone());
        receive();

        for (int n = 1; n <= 3; n++) {
            String own = environment.css(n).baseUrl().toString();
            List<String> others = new ArrayList<>(Stream.of(1, 2, 3)
                    .map(i -> environment.css(i).baseUrl().toString())
                    .filter(url -> !url.equals(own))
                    .toList());
            others.add(environment.rpServer().url());
            List<String> shown = environment.css(n).shown();
            // a nonce, and a share with both tokens
            assertThat(shown).hasSize(3);
            shown.forEach(token -> assertThat(disclosed(token)).contains(own).doesNotContain(others));
        }
    }

    @Test
    void theSessionFileIsItsOwnersAlone() throws IOException {
        login("--smart-id");

        assertThat(Files.getPosixFilePermissions(folder.resolve("session.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(login("--mobile-id", phone()).exitCode()).isZero();
        assertThat(files.read("session.json")).contains("\"phone\": \"" + phone() + "\"");
        assertThat(files.has("session.json.new")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aSessionFileThatOthersCanUseIsNotUsed(String rights) throws IOException {
        login("--smart-id");
        Files.setPosixFilePermissions(folder.resolve("session.json"), PosixFilePermissions.fromString(rights));

        CommandRun refused = receive();

        assertThat(refused.exitCode()).isEqualTo(9);
        assertThat(refused.err()).contains("can be read or changed by others");
        assertThat(noncesAskedFor()).isZero();
    }

    @Test
    void theFileIsInTheHomeDirectoryUnlessSaidOtherwise() {
        CommandRun login = CommandRun.of(
                "login", "--servers", files.path("servers.json"), "--recipient", TestEnvironment.PERSON, "--smart-id");

        // the test's environment has no home
        assertThat(login.exitCode()).isEqualTo(9);
        assertThat(login.err()).contains("Give --session.");
        assertThat(environment.authServer().requests()).isEmpty();
    }

    @Test
    void logoutRemovesTheSession() {
        login("--smart-id");

        CommandRun logout = CommandRun.of("logout", "--session", files.path("session.json"));
        CommandRun again = CommandRun.of("logout", "--session", files.path("session.json"), "--json");

        assertThat(logout.exitCode()).isZero();
        assertThat(files.has("session.json")).isFalse();
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"removed\":false");
        assertThat(receive().exitCode()).isEqualTo(22);
    }

    @Test
    void loginIsOneLineForMachines() {
        CommandRun login = login("--smart-id", "--json");

        assertThat(login.json().text("session")).contains(files.path("session.json"));
        assertThat(login.json().text("validUntil").orElseThrow()).endsWith("Z");
        assertThat(login.out()).doesNotContain("48010010101");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER_REFUSED|12|it was refused on the phone",
                "TIMEOUT|12|it was not confirmed in time",
                "CLAIM_MISSING|19|no session token and certificate",
                "WRONG_PERSON|22|of somebody else",
                "EXPIRED|22|The session ended at"
            })
    void whatTheAuthServerGivesIsChecked(SessionFault fault, int exitCode, String message) {
        environment.authServer().fault(fault);

        CommandRun refused = login("--smart-id");

        assertThat(refused.exitCode()).isEqualTo(exitCode);
        assertThat(refused.err()).contains(message, "What to do: ");
        assertThat(files.has("session.json")).isFalse();
    }

    @Test
    void everyServerOfTheListMustBeInTheSession() {
        StandInCss unknown = environment.add("css-4", "Organisation 4");
        List<ServerEntry> entries = new ArrayList<>(environment.entries().subList(0, 3));
        entries.add(new ServerEntry(
                "css-4",
                "Organisation 4",
                unknown.entry().capsuleTypes(),
                unknown.baseUrl(),
                unknown.baseUrl(),
                SessionNonceUrl.parse(unknown.sessionNonceUrl()),
                unknown.entry().certificates()));
        files.list(new ServerList(entries, Optional.empty(), environment.list().signIn()));

        CommandRun refused = login("--smart-id");

        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("Server css-4 (Organisation 4) is not in the session token");
        assertThat(files.has("session.json")).isFalse();
    }

    @Test
    void aPersonWhomTheAuthServerDoesNotKnowIsExit15() {
        CommandRun refused = login("etsi/PNOEE-38001085718", List.of("--smart-id"));

        assertThat(refused.exitCode()).isEqualTo(15);
        assertThat(refused.err()).contains("The auth server does not take the request (400)");
    }

    @Test
    void aSessionThatIsOverIsNotShownToAnybody() {
        login("--smart-id");

        CommandRun refused = CommandRun.at(
                Clock.offset(Clock.systemUTC(), Duration.ofHours(25)),
                receiveInSession().toArray(String[]::new));

        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("The session ended at ");
        assertThat(noncesAskedFor()).isZero();
    }

    @Test
    void aSessionOfSomebodyElseThanTheRecipientIsNotShownToAnybody() {
        login("etsi/PNOEE-60001019906", List.of("--smart-id"));

        CommandRun refused = receive();

        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("of somebody else than the recipient");
        assertThat(noncesAskedFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "{\"version\":\"1\",\"sessionToken\":\"a.b.c~\",\"certificate\":\"\"}"})
    void aFileThatHoldsNoSessionIsExit9(String content) throws IOException {
        files.text("session.json", content);
        Files.setPosixFilePermissions(folder.resolve("session.json"), PosixFilePermissions.fromString("rw-------"));

        assertThat(receive().exitCode()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(
            value = RpFault.class,
            names = {"OTHER_SCHEME", "OTHER_RELYING_PARTY", "WRONG_PERSON", "USER_REFUSED"})
    void aSmartIdSignatureIsCheckedBeforeItIsSent(RpFault fault) {
        login("--smart-id");
        environment.rpServer().fault(fault);

        isRefusedBeforeAnyGet(receive(), fault);
    }

    @ParameterizedTest
    @EnumSource(
            value = RpFault.class,
            names = {"OTHER_RELYING_PARTY", "COUNTER_SIGNATURE_OF_THE_LAST", "WRONG_KEY", "WRONG_PERSON", "USER_REFUSED"
            })
    void aMobileIdSignatureAndItsCounterSignatureAreCheckedBeforeTheyAreSent(RpFault fault) {
        login("--mobile-id", phone());
        environment.rpServer().fault(fault);

        isRefusedBeforeAnyGet(receive(), fault);
    }

    private void isRefusedBeforeAnyGet(CommandRun refused, RpFault fault) {
        boolean ofThePerson = fault == RpFault.WRONG_PERSON || fault == RpFault.USER_REFUSED;
        assertThat(refused.exitCode()).isEqualTo(ofThePerson ? 12 : 19);
        assertThat(refused.out()).isEmpty();
        for (int n = 1; n <= 3; n++) {
            assertThat(environment.css(n).requests()).noneMatch(request -> request.startsWith("GET"));
        }
    }

    @Test
    void withWhatToSignIsOfTheFirstProtocolAndWarnedOf() {
        files.pkcs12("person.p12", environment.mobileId());

        CommandRun first = CommandRun.of(receiveArguments(), "--pkcs12", files.path("person.p12"));
        CommandRun wanted = CommandRun.of(receiveArguments(), "--pkcs12", files.path("person.p12"), "--protocol", "v1");

        assertThat(first.out()).isEqualTo(KEY + "\n");
        assertThat(first.err()).contains("Warning: The first protocol is used");
        assertThat(wanted.out()).isEqualTo(KEY + "\n");
        assertThat(wanted.err()).doesNotContain("Warning");
    }

    @Test
    void protocolAndSignerMustAgree() {
        files.pkcs12("person.p12", environment.mobileId());

        assertThat(CommandRun.of(receiveArguments(), "--protocol", "v1").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of(receiveArguments(), "--protocol", "v2", "--pkcs12", files.path("person.p12"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of(receiveArguments(), "--protocol", "v3").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aListForTheFirstProtocolAloneIsExit10() {
        files.list(new ServerList(environment.entries(), Optional.empty()));

        assertThat(login("--smart-id").exitCode()).isEqualTo(10);
        assertThat(receive().err()).contains("has no auth server and RP server");
    }

    @Test
    void aServerThatSpeaksTheFirstProtocolOnlyIsFoundBeforeAnythingIsSent() {
        login("--smart-id");
        ServerEntry second = environment.css(3).entry();
        List<ServerEntry> entries = new ArrayList<>(environment.entries().subList(0, 2));
        entries.add(new ServerEntry(
                second.id(),
                second.organisation(),
                second.capsuleTypes(),
                second.senderUrl(),
                second.recipientUrl(),
                second.certificates()));
        files.list(new ServerList(entries, Optional.empty(), environment.list().signIn()));

        CommandRun refused = receive();

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("Server css-3 (Organisation 3) does not speak the second protocol");
        assertThat(noncesAskedFor()).isZero();
    }

    private long noncesAskedFor() {
        return Stream.of(1, 2, 3)
                .flatMap(n -> environment.css(n).requests().stream())
                .filter(request -> request.endsWith("/nonce"))
                .count();
    }

    private CommandRun login(String... more) {
        return login(TestEnvironment.PERSON, List.of(more));
    }

    private List<String> receiveInSession() {
        return joined(receiveArguments(), List.of("--session", files.path("session.json")));
    }

    private CommandRun receive() {
        return CommandRun.of(receiveInSession());
    }

    private String phone() {
        return environment.mari().phoneNumber();
    }

    private static String disclosed(String token) {
        StringBuilder all = new StringBuilder();
        String[] parts = token.split("~");
        for (int i = 1; i < parts.length; i++) {
            all.append(new String(Base64.getUrlDecoder().decode(parts[i]), StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
