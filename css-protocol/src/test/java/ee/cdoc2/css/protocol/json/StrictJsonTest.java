package ee.cdoc2.css.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "-0.5e7",
                "\"\"",
                "{\"a\":[1,{\"b\":null}],\"c\":\"\u00f5\"}",
                "-1234567890123456789.12345678901",
                "[1e-00000000000000000000000000001]"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.write(StrictJson.parse(utf8).orElseThrow())).isEqualTo(utf8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}x",
                "{} {}",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "+1",
                ".5",
                "NaN",
                "/**/1",
                "1//",
                "\"\t\"",
                "\"\\x\"",
                "\"\\ud800\"",
                "{\"\\udc00\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
                "nul",
                "\ufeff{}",
                "123456789012345678901234567890123",
                "7000015025001.0777777777777777777",
                "7000015025001.0777777777777777777\n",
                "[7000015025001.0777777777777777777]",
                "[1e-000000000000000000000000000001]"
            })
    void anythingLenientIsRefused(String json) {
        assertThat(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c0af22", "22eda08022", "00220022", "22c3"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        assertThat(StrictJson.parse(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void overlongTextIsRefused() {
        byte[] text = ("\"" + "x".repeat(64 * 1024) + "\"").getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.parse(text)).isEmpty();
    }
}
