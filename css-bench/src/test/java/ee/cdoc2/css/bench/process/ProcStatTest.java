package ee.cdoc2.css.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String BEHIND_THE_NAME =
            " S 1 4242 4242 0 -1 4194560 1522 96 0 1 700 50 20 4 20 0 1 0 12345\n";

    @Test
    void ownTimeAndThatOfChildrenThatHaveEndedIsAdded() {
        assertThat(ProcStat.parse("4242 (java)" + BEHIND_THE_NAME).processorTime())
                .isEqualTo(Duration.ofMillis(7740));
    }

    @Test
    void nameMayHaveBracketsAndBlanks() {
        assertThat(ProcStat.parse("4242 (a) S 9 (b)" + BEHIND_THE_NAME)).isEqualTo(new ProcStat(774));
    }

    @Test
    void lineThatIsCutShortIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("4242 (java) S 1 4242 4242 0"));
    }
}
