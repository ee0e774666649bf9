package ee.cdoc2.css.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Spread.of(List.of(3.0, 1.0, 8.0))).isEqualTo(new Spread(3, 1, 8));
    }

    @Test
    void medianOfAnEvenNumberLiesBetween() {
        assertThat(Spread.of(List.of(3.0, 1.0, 8.0, 4.0))).isEqualTo(new Spread(3.5, 1, 8));
    }

    @Test
    void nothingHasNoSpread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
