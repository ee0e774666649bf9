package ee.cdoc2.css.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static final String WORK = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";

    private final ProcessTree self = new ProcessTree(ProcessHandle.current().pid());

    @Test
    void whatAChildHasUsedIsCountedWhileItRunsAndWhenItHasEnded() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", WORK + "; read line").start();
        ProcessTree ofChild = new ProcessTree(child.pid());
        awaitRest(ofChild);
        Duration used = ofChild.processorTime();
        Duration running = self.processorTime();
        end(child);

        assertThat(used).isPositive();
        assertThat(running).isGreaterThanOrEqualTo(used);
        assertThat(self.processorTime()).isGreaterThanOrEqualTo(running);
    }

    @Test
    void residentMemoryOfThisJvm() {
        assertThat(self.residentMebibytes()).isBetween(10L, 100_000L);
    }

    /** Until it waits for a line: its time no longer grows. */
    private static void awaitRest(ProcessTree child) throws InterruptedException {
        Duration before;
        do {
            before = child.processorTime();
            Thread.sleep(300);
        } while (before.isZero() || child.processorTime().compareTo(before) > 0);
    }

    private static void end(Process child) throws IOException, InterruptedException {
        child.getOutputStream().close();
        child.waitFor();
    }
}
