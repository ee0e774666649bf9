package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreLimitsTest {
    /** A megabyte is 2192 shares of 456 bytes, and 448 bytes that are too few for one more. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "7, 0, 7",
        "0, 1, 2192",
        "2191, 1, 2191",
        "2193, 1, 2192",
        "2000000000, 1000000, 2000000000",
        "0, 1000000, 2192982456"
    })
    void theNarrowerOfTheTwoHolds(int shares, int megabytes, long most) {
        assertThat(new StoreLimits(shares, megabytes).most()).isEqualTo(most);
    }

    @Test
    void otherNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimits(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimits(0, 1_000_001));
    }
}
