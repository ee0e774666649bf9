package ee.cdoc2.css.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void aProcessRunsWhereItWasPut() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "read line").start();
        try {
            new Processors(0, 0).take(new ProcessTree(child.pid()));

            assertThat(Files.readString(Path.of("/proc", Long.toString(child.pid()), "status")))
                    .containsPattern("Cpus_allowed_list:\\s*+0\n");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void whatIsRefusedIsSaid() {
        ProcessTree self = new ProcessTree(ProcessHandle.current().pid());
        int none = 1023;

        assertThatThrownBy(() -> new Processors(none, none).take(self))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1023-1023");
    }

    /** What the driver has been given is not all that there is: it asks for the server's half after it has taken its own. */
    @Test
    void theHalvesAreAllOfThemAlsoWhenOneIsTaken() throws Exception {
        int all = Runtime.getRuntime().availableProcessors();
        Processors.firstHalf().take(new ProcessTree(ProcessHandle.current().pid()));
        try {
            assertHalvesOf(all);
        } finally {
            new Processors(0, all - 1)
                    .take(new ProcessTree(ProcessHandle.current().pid()));
        }
    }

    private static void assertHalvesOf(int all) {
        assertThat(Processors.firstHalf().first()).isZero();
        assertThat(Processors.secondHalf().last()).isEqualTo(all - 1);
        assertThat(Processors.secondHalf().first())
                .isEqualTo(all == 1 ? 0 : Processors.firstHalf().last() + 1);
    }
}
