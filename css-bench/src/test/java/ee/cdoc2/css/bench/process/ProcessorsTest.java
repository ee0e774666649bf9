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

    @Test
    void theHalvesAreAllOfThem() {
        int all = Runtime.getRuntime().availableProcessors();

        assertThat(Processors.firstHalf().first()).isZero();
        assertThat(Processors.secondHalf().last()).isEqualTo(all - 1);
        assertThat(Processors.secondHalf().first())
                .isEqualTo(all == 1 ? 0 : Processors.firstHalf().last() + 1);
    }
}
