package ee.cdoc2.css.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProcStatusTest {
    @Test
    void residentMemoryIsInMebibytes() {
        assertThat(ProcStatus.residentMebibytes(
                        "Name:\tjava\nVmHWM:\t  900000 kB\nVmRSS:\t  640512 kB\nThreads:\t80\n"))
                .isEqualTo(625);
    }

    @Test
    void textWithoutItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcStatus.residentMebibytes("Name:\tkthreadd\n"));
    }
}
