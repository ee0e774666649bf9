package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What it says of itself, on a machine without any variable of ours. That the archive tells its version, try-postgres sees. */
class CommandLineTest {
    @Test
    void whoAsksForHelpGetsItOnStandardOutput() {
        Run run = Run.of(Map.of(), "--help");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("copy FILE", "verify", "export FILE", "--version", "java -jar css-migrate.jar")
                .contains("CSS_DB_URL", "REFERENCE_DB_URL", "jdbc:h2:file:", "status 0");
    }

    @Test
    void itTellsItsVersion() {
        Run run = Run.of(Map.of(), "--version");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("css-migrate ").hasLineCount(1);
    }
}
