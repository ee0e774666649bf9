package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.Polling;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A PostgreSQL that is not there yet when css.jar starts. */
@Tag("postgres")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason = "an application server runs without its application, and has its own ways to start that later")
class LateDatabaseIT extends BlackBox {
    private static final Polling SOON = new Polling(Duration.ofSeconds(90));
    private static final String WAITS = "waiting for the database, for ";

    @Test
    void theServerWaitsSaysSoAndServesWhenItHasCome() throws Exception {
        int port = freePort();
        ServerSettings settings = environment.settings("waits", database(port)).with("CSS_DB_START_TIMEOUT", "300");
        CompletableFuture<CssServer> start = CompletableFuture.supplyAsync(() -> CssServer.start(settings));
        assertThat(SOON.until(() -> start.isDone() || read(settings.log()).contains(WAITS)))
                .isTrue();
        assertThat(start).as(read(settings.log())).isNotDone();

        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(port).start();
                CssServer server = start.get(3, TimeUnit.MINUTES)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(share), share);
            assertThat(postgres.getPort()).isEqualTo(port);
        }
    }

    @Test
    void itEndsWithItsReasonWhenTheDatabaseDoesNotCome() throws IOException {
        String log = logOfRefusal(
                environment.settings("waited", database(freePort())).with("CSS_DB_START_TIMEOUT", "7"));

        assertThat(log.lines().filter(line -> line.contains(WAITS))).hasSize(2);
        assertThat(log)
                .contains("CSS did not start:", "the database can't be reached, and was waited for 7 s")
                .doesNotContain("\tat ");
    }

    private static PostgresDatabase database(int port) {
        return new PostgresDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
