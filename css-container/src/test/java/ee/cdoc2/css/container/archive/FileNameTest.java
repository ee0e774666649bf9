package ee.cdoc2.css.container.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that every system can have, and no others. */
class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", ".a", "..a", "a b", "a-b", "õ.txt", "console", "com", "COM0", "COM10", "LPTx", "nul1", "aux-",
                "(1)", "a;b", "%2e%2e", "~", "$HOME", "👍"
            })
    void good(String name) {
        assertThat(FileName.fault(name)).isEmpty();
        assertThat(FileName.parse(name)).map(FileName::toString).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "/a",
                "../a",
                "a\\b",
                "C:a",
                "a:b",
                "a|b",
                "a?",
                "a*",
                "<a",
                "a>",
                "\"a",
                " a",
                "-a",
                "a ",
                "a.",
                "a\u0000b",
                "a\nb",
                "a\u001fb",
                "a\u007fb",
                "a\u009fb",
                "a\u202eb",
                "a\u202ab",
                "a\u2067b",
                "a\u2028b",
                "a\ufffe",
                "a\uffff",
                "a\ud83f\udfff",
                "\ud800a",
                "a\udc00",
                "CON",
                "con.txt",
                "Con .txt",
                "nul",
                "NUL.tar.gz",
                "prn",
                "AUX",
                "com1",
                "COM9.x",
                "lpt1",
                "LPT9",
                "COM\u00b9",
                "CONIN$"
            })
    void refused(String name) {
        assertThat(FileName.parse(name)).isEmpty();
        assertThat(FileName.fault(name)).isPresent();
    }

    @Test
    void lengthsAreThoseOfUtf8() {
        assertThat(FileName.parse("õ".repeat(127) + "a")).isPresent();
        assertThat(FileName.parse("õ".repeat(128))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, A", "õ, Õ", "straße, STRASSE", "ﬁ, FI", "ς, Σ", "K, k"})
    void whatASystemTakesForTheSame(String one, String other) {
        assertThat(folded(one)).isEqualTo(folded(other));
        assertThat(folded(Normalizer.normalize(one, Normalizer.Form.NFD))).isEqualTo(folded(other));
    }

    @Test
    void othersAreDifferent() {
        assertThat(folded("a")).isNotEqualTo(folded("b"));
        assertThat(folded("o")).isNotEqualTo(folded("õ"));
    }

    private static String folded(String name) {
        return FileName.parse(name).orElseThrow().folded();
    }
}
