package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** H2's disk is full for a while. */
@Tag("h2")
@EnabledIfSystemProperty(
        named = FullDiskIT.DISK,
        matches = ".+",
        disabledReason = "needs a small file system of its own: css-it/README.md")
class FullDiskIT extends BlackBox {
    private static final Logger LOG = Logger.getLogger(FullDiskIT.class.getName());

    static final String DISK = "css.it.small-disk";

    private static final Polling SOON = new Polling(Duration.ofSeconds(30));
    private static final int STORED = 201;
    private static final int REFUSALS = 20;
    private static final int MIN_FREE = 32_000_000;

    private final Path disk = Path.of(System.getProperty(DISK));

    @Test
    void theLastOfTheRoomIsForThoseWhoFetch() throws IOException {
        try (CssServer server = CssServer.start(settings("nearly-full-disk", MIN_FREE))) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());

            Path other = fill(disk, MIN_FREE / 2);
            assertThat(health(server, "ready").up("disk")).isFalse();
            Outcome.refused(store(server), 503, "store-full");
            assertThat(AuditLine.of(server.auditFile()))
                    .as("lines of what anybody can have refused")
                    .hasSize(1);
            assertThat(Scrape.of(client, TestEnvironment.address(server), TestEnvironment.METRICS_TOKEN)
                            .value("css_denials_total{reason=\"disk_nearly_full\"}"))
                    .isEqualTo(1);
            Outcome.released(client.fetch(share), share);
            Files.delete(other);

            assertThat(stores(server)).isTrue();
            assertThat(health(server, "ready").up()).isTrue();
        }
    }

    @Test
    void aServerServesAgainByItselfOrAsksToBeRestarted() throws IOException {
        // nobody looks before it is full
        try (CssServer server = CssServer.start(settings("full-disk", 0))) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            assertThat(health(server, "ready").up()).isTrue();

            Path other = fill(disk, 0);
            assertThat(SOON.until(() -> !stores(server))).isTrue();
            long logged = bytesOfLogForARefusal(server);
            LOG.info(() -> logged + " bytes of log for each store that the full disk refused");
            assertThat(logged).isLessThan(LogFiles.MOST_OF_A_REQUEST);
            assertThat(health(server, "live").up()).isTrue();
            Files.delete(other);

            assertThat(SOON.until(
                            () -> stores(server) || !health(server, "live").up()))
                    .isTrue();
            if (!health(server, "live").up()) {
                assertThat(health(server, "live").up("embedded-database")).isFalse();
                server.kill9();
                server.restart();
            }
            assertThat(stores(server)).isTrue();
            // what the database has answered counts for a second or two
            assertThat(SOON.until(() -> health(server, "ready").up())).isTrue();
            Outcome.released(client.fetch(share), share);
        }
    }

    /** What was said in full is only counted for a while; the audit log, which has its line of each, is not meant. */
    private long bytesOfLogForARefusal(CssServer server) {
        refuse(server, LogFiles.TOLD_IN_FULL);
        return new LogFiles(server.directory())
                .bytesForEach(server.auditFile(), REFUSALS, () -> refuse(server, REFUSALS));
    }

    private void refuse(CssServer server, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(stores(server)).isFalse();
        }
    }

    private ServerSettings settings(String name, int minFree) throws IOException {
        return environment
                .settings(name, environment.newDatabase())
                .with(
                        "CSS_DATA_DIR",
                        Files.createDirectories(disk.resolve(name)).toString())
                .with("CSS_DISK_MIN_FREE_BYTES", Integer.toString(minFree));
    }

    private boolean stores(CssServer server) {
        return store(server).status() == STORED;
    }

    private WireAnswer store(CssServer server) {
        byte[] request = new JavaClientShape(TestEnvironment.address(server))
                .store(
                        Base64.getEncoder().encodeToString(new byte[32]),
                        environment.mobileIdUser().id());
        return environment.client(server).send(request);
    }

    private HealthAnswer health(CssServer server, String kind) {
        return HealthAnswer.of(environment.client(server), TestEnvironment.address(server), kind);
    }

    private static Path fill(Path disk, int left) throws IOException {
        Path file = disk.resolve("other");
        try (OutputStream out = Files.newOutputStream(file)) {
            while (left == 0 || disk.toFile().getUsableSpace() > left) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            LOG.fine("as it is to be");
        }
        return file;
    }
}
