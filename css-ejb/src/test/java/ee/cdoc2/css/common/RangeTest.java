package ee.cdoc2.css.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    private final Range<Integer> range = new Range<>(1, 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theEndsBelongToIt(int value) {
        assertThat(range.contains(value)).isTrue();
        assertThatCode(() -> range.require("the number", value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void whatIsOutsideIsRefusedByName(int value) {
        assertThat(range.contains(value)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range.require("the number", value))
                .withMessageStartingWith("the number must be from 1 to 3");
    }

    @Test
    void oneWithoutAValueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range<>(2, 1));
    }
}
