package ee.cdoc2.css.client.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.protocol.Share;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySplitTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeySplit split = new KeySplit(RANDOM);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 30})
    void allSharesInAnyOrderMakeTheKey(int n) {
        KeyMaterial key = KeyMaterial.random(RANDOM);
        List<Share> shares = new ArrayList<>(split.split(key, n));
        Collections.shuffle(shares);

        assertThat(shares).hasSize(n);
        assertThat(KeySplit.combine(shares)).isEqualTo(key);
    }

    @Test
    void oneShareLessMakesAnotherKey() {
        KeyMaterial key = KeyMaterial.random(RANDOM);
        List<Share> shares = split.split(key, 3);

        for (int left = 0; left < 3; left++) {
            List<Share> rest = new ArrayList<>(shares);
            rest.remove(left);
            assertThat(KeySplit.combine(rest)).isNotEqualTo(key);
        }
    }

    @Test
    void theSameKeyIsSplitDifferentlyEachTime() {
        KeyMaterial key = KeyMaterial.random(RANDOM);

        assertThat(split.split(key, 2)).doesNotContainAnyElementsOf(split.split(key, 2));
    }

    @Test
    void aShareOfAnotherLengthIsNoShareOfAKey() {
        assertThatThrownBy(() -> KeySplit.combine(List.of(Share.of(new byte[33]))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretsHaveNoText() {
        KeyMaterial key = KeyMaterial.of(new byte[32]);

        assertThat(key).hasToString("KeyMaterial[32 bytes]");
        assertThat(key.hex()).hasSize(64);
    }
}
