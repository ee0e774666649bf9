package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.migrate.Cluster.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When shares of version 0.8 expire, as the server says it (docs/adr/0021). */
class ExpiryTest {
    private static final String EXPIRIES =
            "select share_id, expires_at, expiry_adjusted from key_share order by share_id";

    @TempDir
    private Path folder;

    private String reference;
    private String css;

    @BeforeEach
    void create() {
        reference = Reference.V0_8.create();
        css = Cluster.createCss();
    }

    @Test
    void expiryComesOverInWholeSeconds() {
        store("a", "'2029-11-25 10:00:00'", "false");
        store("b", "'2029-11-25 10:00:00.999999'", "true");

        copy();

        assertThat(Cluster.rows(css, EXPIRIES))
                .containsExactly(
                        "(" + "a".repeat(32) + ",\"2029-11-25 10:00:00+00\",f)",
                        "(" + "b".repeat(32) + ",\"2029-11-25 10:00:00+00\",t)");
        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void rowsOfVersion04HaveNone() {
        store("a", "null", "null");

        copy();

        assertThat(Cluster.rows(css, EXPIRIES)).containsExactly("(" + "a".repeat(32) + ",,f)");
    }

    @Test
    void whatHasExpiredIsNotBroughtBack() {
        store("a", "'2026-11-27 10:00:00'", "false");
        store("b", "'2026-11-27 10:00:01'", "false");

        Run run = copy();

        assertThat(run.out()).contains("copied: 1 now", "expired: 1");
        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aTimeThatIsNoneIsRefused() throws IOException {
        store("a", "'infinity'", "false");
        store("b", "'-infinity'", "false");
        store("c", "'20000-01-01 00:00:00'", "false");

        assertThat(copy().out()).contains("copied: 0 now", "refused: 3 have a time");
        assertThat(Files.readAllLines(folder.resolve("refused.jsonl"))).hasSize(3);
    }

    private Run copy() {
        Run run = Run.of(
                Cluster.environment(reference, css),
                "copy",
                folder.resolve("refused.jsonl").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return run;
    }

    private Run verify() {
        return Run.of(Cluster.environment(reference, css), "verify");
    }

    private void store(String digit, String expiry, String adjusted) {
        Cluster.execute(
                reference,
                "insert into key_material_share values ('%s', 'etsi/PNOEE-48010010101', decode(repeat('00', 32), 'hex'),"
                                .formatted(digit.repeat(32))
                        + " '2026-11-25 10:00:00+00', %s, %s)".formatted(expiry, adjusted));
    }
}
