package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.standin.RelyingPartyService;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.Installed;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code java -jar css-client.jar}, as its users start it: the one file has everything that each command needs. */
class CommandLineIT extends CommandTest {
    CommandLineIT() {
        super(2);
    }

    @BeforeEach
    void start() {
        files.list(environment.list());
        files.text("key.hex", "07".repeat(32) + "\n");
    }

    @Test
    void aPkcs12FileOpensWhatWasSent() throws Exception {
        files.pkcs12("person.p12", environment.mobileId());

        assertThat(send().exitCode()).isZero();
        assertThat(receive("--pkcs12", files.path("person.p12")).out()).isEqualTo("07".repeat(32) + "\n");
    }

    @Test
    void smartIdOpensWhatWasSent() throws Exception {
        assertThat(send().exitCode()).isZero();

        assertThat(receiveByPhone(environment.smartId(), "--smart-id").out()).isEqualTo("07".repeat(32) + "\n");
    }

    @Test
    void mobileIdOpensWhatWasSent() throws Exception {
        assertThat(send().exitCode()).isZero();

        assertThat(receiveByPhone(environment.mobileId(), "--mobile-id=+37200000766")
                        .out())
                .isEqualTo("07".repeat(32) + "\n");
    }

    @Test
    void whatSksLibrariesLogIsNotShown() throws Exception {
        assertThat(send().exitCode()).isZero();

        try (RelyingPartyService service = new RelyingPartyService(tls(), environment.smartId()).status(404)) {
            CommandRun failed = receive(options(service, "--smart-id"));

            assertThat(failed.exitCode()).isEqualTo(12);
            assertThat(failed.err()).contains("no account that can be used").doesNotContain("48010010101", "WARNING");
        }
    }

    @Test
    void itTellsItsVersion() throws Exception {
        assertThat(program(List.of("--version")).out())
                .matches("css-client [0-9]++\\.[0-9]++\\.[0-9]++(?:-[A-Z0-9.]++)?(?:\\+[0-9a-f]{12}(?:-dirty)?)?\\R");
    }

    @Test
    void aProbeIsOneLineOfJson() throws Exception {
        files.pkcs12("person.p12", environment.smartId());

        CommandRun probe = program(List.of(
                "probe",
                "--servers",
                files.path("servers.json"),
                "--recipient",
                TestEnvironment.PERSON,
                "--pkcs12",
                files.path("person.p12")));

        assertThat(probe.exitCode()).isZero();
        assertThat(probe.json().members()).containsKeys("ok", "steps", "totalMs");
    }

    @Test
    void whatItCannotDecodeIsRefusedByName() throws Exception {
        CommandRun entry = program(
                List.of(
                        "servers",
                        "entry",
                        "--id",
                        "css-a",
                        "--organisation",
                        "S\u00f5ltumatu",
                        "--recipient-url",
                        environment.list().servers().get(0).recipientUrl().toString(),
                        "--add-to",
                        files.path("new.json")),
                "POSIX");

        assertThat(entry.exitCode()).isEqualTo(2);
        assertThat(entry.err()).contains("--organisation has characters that Java cannot decode", "LC_ALL=C.UTF-8");
        assertThat(folder.resolve("new.json")).doesNotExist();
    }

    @Test
    void theScriptTakesAnyCharacterInAnyLocale() throws Exception {
        String script = Path.of(System.getProperty("css.client.jar"))
                .resolveSibling("../css-client")
                .toString();

        CommandRun inspected = run(List.of(script, "inspect", files.path("\u00f5un.cdoc2")), "POSIX");

        assertThat(inspected.err()).contains("\u00f5un.cdoc2 cannot be read");
        assertThat(inspected.exitCode()).isEqualTo(9);
    }

    @Test
    void bashCompletesCommands() throws Exception {
        String asked = ". " + completion()
                + "; COMP_WORDS=(css-client de); COMP_CWORD=1; COMP_LINE='css-client de'; _complete_css-client;"
                + " echo ${COMPREPLY[@]}";

        assertThat(run(List.of("bash", "-c", asked), "C.UTF-8").out()).isEqualTo("decrypt\n");
    }

    /** At a terminal, where the key for completion is struck; what zsh then runs has the whole command. */
    @Test
    void zshCompletesCommands() throws Exception {
        Installed.assume(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh", "zsh");
        String asked = """
                zmodload zsh/zpty
                zpty terminal zsh -f -i
                zpty -w terminal ". $1; css-client() { print -r - \\"\\$*\\" > ~/typed }"
                zpty -n -w terminal $'css-client de\\t\\n'
                zpty -w terminal exit
                while zpty -r terminal shown; do :; done
                cat ~/typed
                """;

        CommandRun typed = run(
                List.of("env", "HOME=" + folder, "/usr/bin/zsh", "-f", "-c", asked, "zsh", completion()), "C.UTF-8");

        assertThat(typed.out()).isEqualTo("decrypt\n");
    }

    private String completion() throws Exception {
        files.text("completion", program(List.of("generate-completion")).out());
        return files.path("completion");
    }

    private CommandRun send() throws Exception {
        return program(sendArguments(TestEnvironment.PERSON));
    }

    private CommandRun receiveByPhone(Identity person, String means) throws Exception {
        try (RelyingPartyService service = new RelyingPartyService(tls(), person)) {
            return receive(options(service, means));
        }
    }

    private Identity tls() {
        Identity tls = environment.tlsIdentity();
        files.certificate("service.der", tls);
        return tls;
    }

    private String[] options(RelyingPartyService service, String means) {
        return joined(List.of(means), relyingPartyOptions(service)).toArray(String[]::new);
    }

    private CommandRun receive(String... means) throws Exception {
        return program(joined(receiveArguments(), List.of(means)));
    }

    private CommandRun program(List<String> arguments) throws IOException, InterruptedException {
        return program(arguments, "C.UTF-8");
    }

    private CommandRun program(List<String> arguments, String locale) throws IOException, InterruptedException {
        List<String> java = joined(List.of(ChildProcess.java()), ShortLivedJvm.OPTIONS);
        List<String> program = joined(java, List.of("-jar", System.getProperty("css.client.jar")));
        return run(joined(program, arguments), locale);
    }

    private CommandRun run(List<String> command, String locale) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("CSS_CLIENT_PKCS12_PASSWORD", CommandRun.PASSWORD);
        int exitCode = builder.start().waitFor();
        return new CommandRun(exitCode, files.read("out"), files.read("err"));
    }
}
