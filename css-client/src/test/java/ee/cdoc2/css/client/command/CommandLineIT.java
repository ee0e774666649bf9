package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.standin.RelyingPartyService;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar css-client.jar}, as its users start it: the one file has everything that each command needs. */
class CommandLineIT {
    @TempDir
    private Path folder;

    private TestFiles files;
    private TestEnvironment environment;

    @BeforeEach
    void start() {
        files = new TestFiles(folder);
        environment = TestEnvironment.of(2);
        files.list(environment.list());
        files.text("key.hex", "07".repeat(32) + "\n");
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aPkcs12FileOpensWhatWasSent() throws Exception {
        files.pkcs12("person.p12", environment.mobileId());

        assertThat(send().exitCode()).isZero();
        assertThat(receive("--pkcs12", files.file("person.p12")).out()).isEqualTo("07".repeat(32) + "\n");
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
    void aProbeIsOneLineOfJson() throws Exception {
        files.pkcs12("person.p12", environment.smartId());

        CommandRun probe = program(
                "probe",
                "--servers",
                files.file("servers.json"),
                "--recipient",
                TestEnvironment.PERSON,
                "--pkcs12",
                files.file("person.p12"));

        assertThat(probe.exitCode()).isZero();
        assertThat(probe.json().members()).containsKeys("ok", "steps", "totalMs");
    }

    private CommandRun send() throws Exception {
        return program(
                "send",
                "--servers",
                files.file("servers.json"),
                "--recipient",
                TestEnvironment.PERSON,
                "--key",
                files.file("key.hex"),
                "--capsule",
                files.file("capsule.json"));
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
        return new String[] {
            means,
            "--service-url",
            service.url(),
            "--service-certificate",
            files.file("service.der"),
            "--relying-party-uuid",
            RelyingPartyService.UUID,
            "--relying-party-name",
            RelyingPartyService.NAME
        };
    }

    private CommandRun receive(String... means) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("receive", "--servers", files.file("servers.json"), "--capsule", files.file("capsule.json")));
        arguments.addAll(List.of(means));
        return program(arguments.toArray(String[]::new));
    }

    private CommandRun program(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("css.client.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("CSS_CLIENT_PKCS12_PASSWORD", CommandRun.PASSWORD);
        int exitCode = builder.start().waitFor();
        return new CommandRun(exitCode, files.read("out"), files.read("err"));
    }
}
