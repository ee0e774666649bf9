package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No constructor makes a value that its parser would refuse. */
class IllFormedValuesTest {

    static Stream<Arguments> illFormed() {
        return Stream.of(
                Arguments.of("0123456789abcdef0", (Function<String, Object>) ShareId::new),
                Arguments.of("0123456789abcdef01\n", (Function<String, Object>) ShareId::new),
                Arguments.of("AAAAAAAAAAAAAAA", (Function<String, Object>) Nonce::new),
                Arguments.of("AAAAAAAAAAAAAAA=", (Function<String, Object>) Nonce::new),
                Arguments.of("etsi/PNOXX-48010010101", (Function<String, Object>) RecipientId.Etsi::new),
                Arguments.of("private/JIO/70000349", (Function<String, Object>) RecipientId.Etsi::new),
                Arguments.of("private//70000349", (Function<String, Object>) RecipientId.Vendor::new),
                Arguments.of("etsi/PNOEE-48010010101", (Function<String, Object>) RecipientId.Vendor::new));
    }

    @ParameterizedTest
    @MethodSource("illFormed")
    void constructorsRefuseThem(String text, Function<String, Object> constructor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constructor.apply(text))
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining(text));
    }
}
