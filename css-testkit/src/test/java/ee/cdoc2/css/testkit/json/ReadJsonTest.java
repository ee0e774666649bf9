package ee.cdoc2.css.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadJsonTest {

    @Test
    void readsWhatWasWritten() {
        JsonText inner = JsonText.empty().withText("t\u00f5", "a\"\\\u00f5\n").with("n", 7);
        ReadJson read = read(JsonText.empty()
                        .with("o", inner)
                        .with("a", "[1,\"x\",true]")
                        .with("z", "null")
                        .text())
                .orElseThrow();

        assertThat(read.member("o").orElseThrow().text("t\u00f5")).contains("a\"\\\u00f5\n");
        assertThat(read.member("o").orElseThrow().number("n")).contains(7L);
        assertThat(read.member("a").orElseThrow().elements()).hasSize(3);
        assertThat(read.member("z")).isEmpty();
        assertThat(read.member("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}}", "[1", "x", "{\"a\":99999999999999999999}"})
    void whatIsNoJsonIsNothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    private static Optional<ReadJson> read(String text) {
        return ReadJson.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
