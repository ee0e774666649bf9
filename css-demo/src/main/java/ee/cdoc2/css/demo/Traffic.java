package ee.cdoc2.css.demo;

import ee.cdoc2.css.testkit.process.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Two nodes of one organisation on one PostgreSQL, and people who come to both all the time, by both protocols, with what is refused
 * among it: for a dashboard to show something. Arguments: the path of {@code css.jar}, a folder to work in, for how long (ISO 8601,
 * {@code PT10M}), and the token for {@code /metrics}. The ports of the nodes are in the folder's file {@code ports} when both serve.
 */
public final class Traffic {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Traffic() {}

    /**
     * Runs the nodes and their clients.
     *
     * @param arguments see above
     * @throws Exception when an answer is another than the protocol says
     */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<Organisation> nodes = nodes(folder);
        List<RunningServer> running = new ArrayList<>();
        try (People people = new People();
                SignInStandIns signIn = new SignInStandIns(Clock.systemUTC());
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            nodes.forEach(signIn::serve);
            Map<String, String> shared = new HashMap<>();
            shared.put("CSS_BASE_URLS", nodes.get(0).url() + "," + nodes.get(1).url());
            shared.put("CSS_METRICS_TOKEN", arguments[3]);
            shared.put("CSS_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
            shared.put("CSS_DB_USER", "postgres");
            shared.put("CSS_DB_PASSWORD", "postgres");
            for (Organisation node : nodes) {
                Map<String, String> settings = node.settings(people, signIn);
                settings.putAll(shared);
                Path own = Files.createDirectories(folder.resolve(node.id() + "-node"));
                settings.put(
                        "CSS_DATA_DIR", own.resolve("data").toAbsolutePath().toString());
                running.add(RunningServer.start(node.id(), Path.of(arguments[0]), settings, own));
            }
            Files.writeString(
                    folder.resolve("ports"),
                    nodes.get(0).port() + "\n" + nodes.get(1).port() + "\n");
            Instant end = Clock.systemUTC().instant().plus(Duration.parse(arguments[2]));
            for (int walk = 0; Clock.systemUTC().instant().isBefore(end); walk++) {
                new TryCss(new Narrator(), nodes.get(walk % 2).entry(), people).walk(people, signIn);
                Thread.sleep(PAUSE.toMillis());
            }
        } finally {
            running.forEach(RunningServer::close);
        }
    }

    /** With one key of TLS and one vault. */
    private static List<Organisation> nodes(Path folder) {
        Organisation first = Organisation.named("css-1", "Ministry A", FreePort.find(), folder);
        return List.of(first, new Organisation("css-2", first.name(), FreePort.find(), first.tls(), first.folder()));
    }
}
