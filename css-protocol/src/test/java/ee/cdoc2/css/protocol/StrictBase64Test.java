package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {
    /** RFC 4648 section 10. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, Zg==",
        "fo, Zm8=",
        "foo, Zm9v",
        "foob, Zm9vYg==",
        "fooba, Zm9vYmE=",
        "foobar, Zm9vYmFy",
    })
    void theVectorsOfTheStandard(String text, String base64) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        String unpadded = base64.replace("=", "");

        assertThat(StrictBase64.STANDARD.encode(bytes)).isEqualTo(base64);
        assertThat(StrictBase64.URL.encode(bytes)).isEqualTo(unpadded);
        assertThat(StrictBase64.STANDARD.decode(base64)).hasValue(bytes);
        assertThat(StrictBase64.URL.decode(unpadded)).hasValue(bytes);
        assertThat(StrictBase64.decodeUrlPaddedOrNot(base64)).hasValue(bytes);
        assertThat(StrictBase64.decodeUrlPaddedOrNot(unpadded)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zg", "Zg=", "Zg===", "Zh==", "Zm9vYg==\n", " Zm9v", "Zm 9v", "-_-_", "Z", "Zm9v=", "Zé=="})
    void isNotStandard(String text) {
        assertThat(StrictBase64.STANDARD.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zg==", "Zh", "+/+/", "Z", "Zm9v\n", "Zm9vYg=="})
    void isNotForUrls(String text) {
        assertThat(StrictBase64.URL.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zg=", "Zg===", "Zh==", "Zm8==", "Zm9v=", "Zm9v====", "Zg=Zg", "=", "+/8="})
    void isNeitherPaddedNorNot(String text) {
        assertThat(StrictBase64.decodeUrlPaddedOrNot(text)).isEmpty();
    }
}
