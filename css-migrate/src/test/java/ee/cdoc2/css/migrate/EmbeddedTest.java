package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.migrate.Cluster.Reference;
import ee.cdoc2.css.persistence.Schema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSS without PostgreSQL, whose server is stopped: the file of H2 that it has left. */
class EmbeddedTest {
    @TempDir
    private Path folder;

    private JdbcDataSource h2;
    private Map<String, String> environment;

    @BeforeEach
    void create() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("css");
        h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser("");
        new Schema(h2).migrate();
        execute(
                "insert into key_share (share_id, recipient, share, created_at) values ('%032x', 'etsi/PNOEE-48010010101',"
                                .formatted(1)
                        + " x'" + "00".repeat(32) + "', timestamp with time zone '2026-11-25 10:00:00+00')");
        environment = new HashMap<>(Map.of("CSS_DB_URL", url));
    }

    @Test
    void itsSharesGoOutAndItsFileStaysAsItIs() throws IOException {
        Path file = folder.resolve("shares.jsonl");
        byte[] before = Files.readAllBytes(database());

        Run run = Run.of(environment, "export", file.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(file))
                .containsExactly("{\"shareId\":\"00000000000000000000000000000001\",\"share\":\"" + "A".repeat(43)
                        + "=\",\"recipient\":\"etsi/PNOEE-48010010101\",\"created\":\"2026-11-25T10:00:00Z\"}");
        assertThat(database()).hasBinaryContent(before);
    }

    @Test
    void sharesOfTheReferenceServerComeIn() {
        String reference = Reference.V0_8.create();
        Cluster.environment(reference, "css").forEach(environment::putIfAbsent);
        environment.remove("CSS_DB_USER");
        Cluster.execute(
                reference,
                "insert into key_material_share (share_id, recipient, share, created_at) values ('%032x', 'etsi/PNOEE-48010010101',"
                                .formatted(2)
                        + " decode(repeat('61', 32), 'hex'), now())");

        Run copied = Run.of(environment, "copy", folder.resolve("refused.jsonl").toString());
        Run verified = Run.of(environment, "verify");

        assertThat(copied.status()).as(copied.err()).isEqualTo(ExitStatus.DONE);
        assertThat(copied.says("copied: 1")).isTrue();
        assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.DONE);
        assertThat(verified.says("same: 1")).isTrue();
    }

    /** Within one process H2 would share its file; another process holds this lock. With a server, try-backup sees it. */
    @Test
    void aServerThatRunsHasItsFileForItself() throws IOException {
        try (FileChannel server = FileChannel.open(database(), StandardOpenOption.WRITE);
                FileLock held = server.lock()) {
            assertThat(held.isValid()).isTrue();

            fails("css-migrate: CSS_DB_URL: the database's file is in use by another process");
        }
    }

    @Test
    void aPathWithAFaultMakesNoDatabase() {
        environment.put("CSS_DB_URL", "jdbc:h2:file:" + folder.resolve("ccs"));

        fails("css-migrate: CSS_DB_URL: the database can't be reached");

        assertThat(folder.resolve("ccs.mv.db")).doesNotExist();
    }

    private void fails(String beginning) {
        Run run = Run.of(environment, "export", folder.resolve("shares.jsonl").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).startsWith(beginning);
    }

    private Path database() {
        return folder.resolve("css.mv.db");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = h2.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
