package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceKeyTest {

    @Test
    void theTextShowsNoKeyBytes() {
        NonceKey key = new NonceKey(7, new byte[] {42, 43}, Instant.EPOCH);

        assertThat(key).hasToString("NonceKey[id=7, validFrom=1970-01-01T00:00:00Z]");
    }

    @Test
    void theKeyCanNotBeChangedFromOutside() {
        byte[] bytes = {42};
        NonceKey key = new NonceKey(7, bytes, Instant.EPOCH);
        bytes[0] = 0;
        key.key()[0] = 0;

        assertThat(key.key()).containsExactly(42);
    }

    @Test
    void anIdOfZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NonceKey(0, new byte[] {42}, Instant.EPOCH));
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NonceKey(1, new byte[0], Instant.EPOCH));
    }
}
