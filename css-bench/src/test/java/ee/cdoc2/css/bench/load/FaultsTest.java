package ee.cdoc2.css.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void areCountedByKind() {
        Faults faults = Faults.NONE.plus("503").plus("EOFException").plus(new Faults(Map.of("503", 2)));

        assertThat(faults.count()).isEqualTo(4);
        assertThat(faults.none()).isFalse();
        assertThat(faults).hasToString("503 (3 times), EOFException (once)");
    }

    @Test
    void noneIsNone() {
        assertThat(Faults.NONE.plus(Faults.NONE).none()).isTrue();
    }
}
