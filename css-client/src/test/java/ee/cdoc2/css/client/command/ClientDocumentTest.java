package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/client.md: its commands run in their order, against stand-ins, with nothing replaced but folder and phone number. */
class ClientDocumentTest extends CommandTest {
    private static final String COMMAND = "css-client ";
    private static final String PHONE = "+37200000766";

    ClientDocumentTest() {
        super(2);
    }

    @BeforeEach
    void start() throws IOException {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());
        files.pkcs12("test.p12", environment.mobileId());
        files.text("letter.pdf", "a letter");
        files.text("table.csv", "a;table");
        Files.createDirectory(folder.resolve("folder"));
    }

    @Test
    void theCommandsOfTheDocumentDoWhatTheySay() throws IOException {
        List<String> commands =
                document().lines().filter(line -> line.startsWith(COMMAND)).toList();

        assertThat(commands).hasSizeGreaterThan(6);
        for (String command : commands) {
            CommandRun run = CommandRun.atHome(
                    folder,
                    Arrays.stream(command.substring(COMMAND.length()).split(" "))
                            .map(this::inPlace)
                            .toArray(String[]::new));
            assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
            if (command.startsWith("css-client receive")) {
                assertThat(run.out()).isEqualTo(files.read("key.hex"));
            }
            if (command.startsWith("css-client decrypt")) {
                assertThat(files.read("folder/letter.pdf")).isEqualTo(files.read("letter.pdf"));
            }
            if (command.startsWith("css-client login")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(".css-client-session.json")))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void eachExitCodeOfAFailureIsInTheDocument() throws IOException {
        for (Failure failure : Failure.values()) {
            assertThat(document().replaceAll("`", ""))
                    .contains("| " + failure.exitCode() + " | " + failure.code() + " | " + failure.meaning() + " |\n");
        }
    }

    private String inPlace(String argument) {
        if (argument.equals(PHONE)) {
            return environment.mari().phoneNumber();
        }
        return argument.matches("[a-z]+[.](json|hex|p12|pdf|csv|cdoc2)|folder|identity")
                ? files.path(argument)
                : argument;
    }

    private static String document() throws IOException {
        return Files.readString(Path.of(System.getProperty("css.docs"), "client.md"));
    }
}
