package ee.cdoc2.css.bench.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandshakesTest {
    /** One that fails, or is by another group, throws. */
    @ParameterizedTest
    @EnumSource
    void eachIsMadeByItsGroupAndCostsTheServerSomething(Handshakes.Group group) {
        assertThat(new Handshakes().microsEach(group, 3)).isPositive();
    }
}
