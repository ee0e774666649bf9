package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out of CSS: a file that anybody's program can read. */
class ExportTest {
    @TempDir
    private Path folder;

    private String css;
    private Path file;

    @BeforeEach
    void create() {
        css = Cluster.createCss();
        file = folder.resolve("shares.jsonl");
    }

    @Test
    void eachShareIsALine() throws IOException {
        store(1, "null");
        store(2, "'2029-11-25 10:00:00+00'");

        Run run = export();

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"shareId\":\"00000000000000000000000000000001\",\"share\":\"" + "A".repeat(43)
                                + "=\",\"recipient\":\"etsi/PNOEE-48010010101\",\"created\":\"2026-11-25T10:00:00Z\"}",
                        "{\"shareId\":\"00000000000000000000000000000002\",\"share\":\"" + "A".repeat(43)
                                + "=\",\"recipient\":\"etsi/PNOEE-48010010101\",\"created\":\"2026-11-25T10:00:00Z\","
                                + "\"expiry\":\"2029-11-25T10:00:00Z\"}");
        assertThat(run.err()).contains("Whoever has").doesNotContain("AAAA");
    }

    @Test
    void nobodyButItsOwnerMayReadTheFile() throws IOException {
        Files.writeString(file, "of the day before");

        export();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatHasExpiredStaysBehind() throws IOException {
        store(1, "'2026-11-27 10:00:00+00'");

        assertThat(export().out()).isEqualTo("exported: 0\n");
    }

    @Test
    void allOfManyAreThere() throws IOException {
        Cluster.execute(css, """
                insert into key_share (share_id, recipient, share, created_at)
                select md5(cast(n as text)), 'etsi/PNOEE-48010010101', sha256(cast(n as text)::bytea), current_timestamp
                from generate_series(1, 4203) n""");

        export();

        assertThat(Files.readAllLines(file)).hasSize(4203).doesNotHaveDuplicates();
    }

    @Test
    void whatIsStoredMeanwhileIsNotAmongThem() throws IOException {
        store(1, "null");
        AtomicBoolean stored = new AtomicBoolean();
        // the first row has been read when somebody asks for the time
        InstantSource whenRowsAreRead = () -> {
            if (!stored.getAndSet(true)) {
                store(2, "null");
            }
            return Run.NOW;
        };

        Run run = Run.of(Cluster.environment("postgres", css), whenRowsAreRead, "export", file.toString());

        assertThat(run.out()).isEqualTo("exported: 1\n");
        assertThat(stored).isTrue();
    }

    private Run export() {
        return Run.of(Cluster.environment("postgres", css), "export", file.toString());
    }

    private void store(int number, String expiry) {
        Cluster.execute(
                css,
                ("insert into key_share (share_id, recipient, share, created_at, expires_at) values ('%032x',"
                                + " 'etsi/PNOEE-48010010101', decode(repeat('00', 32), 'hex'), '2026-11-25 10:00:00+00', %s)")
                        .formatted(number, expiry));
    }
}
