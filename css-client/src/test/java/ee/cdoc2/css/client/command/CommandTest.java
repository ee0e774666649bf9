package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.standin.RelyingPartyService;
import ee.cdoc2.css.client.standin.TestEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that runs commands: with files in a folder of its own, and stand-ins of servers. */
abstract class CommandTest {
    @TempDir
    Path folder;

    private final int servers;

    TestFiles files;
    TestEnvironment environment;

    CommandTest(int servers) {
        this.servers = servers;
    }

    @BeforeEach
    void startServers() {
        files = new TestFiles(folder);
        environment = TestEnvironment.of(servers);
    }

    @AfterEach
    void stopServers() {
        environment.close();
    }

    /** Sends the key of key.hex over the servers of servers.json, and makes capsule.json. */
    List<String> sendArguments(String recipient) {
        return List.of(
                "send",
                "--servers",
                files.path("servers.json"),
                "--recipient",
                recipient,
                "--key",
                files.path("key.hex"),
                "--capsule",
                files.path("capsule.json"));
    }

    /** Receives the key of capsule.json; with what to sign is missing. */
    List<String> receiveArguments() {
        return List.of("receive", "--servers", files.path("servers.json"), "--capsule", files.path("capsule.json"));
    }

    /** Signs somebody in, for a session in session.json; how is among the arguments. */
    CommandRun login(String recipient, List<String> more) {
        return CommandRun.of(joined(
                List.of(
                        "login",
                        "--servers",
                        files.path("servers.json"),
                        "--session",
                        files.path("session.json"),
                        "--recipient",
                        recipient),
                more));
    }

    /** What Smart-ID and Mobile-ID need of their service, whose certificate is in service.der. */
    List<String> relyingPartyOptions(RelyingPartyService service) {
        return List.of(
                "--service-url",
                service.url(),
                "--service-certificate",
                files.path("service.der"),
                "--relying-party-uuid",
                RelyingPartyService.UUID,
                "--relying-party-name",
                RelyingPartyService.NAME);
    }

    static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
