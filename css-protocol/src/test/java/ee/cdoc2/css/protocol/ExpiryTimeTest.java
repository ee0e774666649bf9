package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2029-11-25T10:00:00Z, 2029-11-25T10:00:00Z",
        "2027-01-01T02:00:00.9+02:00, 2027-01-01T00:00:00Z",
        "2027-01-01T00:00:00.123456789-00:00, 2027-01-01T00:00:00Z",
        "2028-02-29T23:59:59.999999999Z, 2028-02-29T23:59:59Z",
        "2027-01-01T00:00:00+18:00, 2026-12-31T06:00:00Z",
        "2027-01-01T00:00:00-18:00, 2027-01-01T18:00:00Z",
    })
    void readsUtcAndOffsetsAndCutsFractions(String text, Instant instant) {
        assertThat(ExpiryTime.parse(text)).hasValue(instant);
    }

    /** Attack 74. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2027-01-01",
                "2027-01-01T00:00:00",
                "2027-01-01T00:00:00+0300",
                "2027-01-01T00:00:00+03",
                "2027-01-01T00:00:00+03:00:00",
                "2027-01-01t00:00:00Z",
                "2027-01-01T00:00:00z",
                "2027-01-01 00:00:00Z",
                "2027-01-01T24:00:00Z",
                "2027-01-01T23:59:60Z",
                "2027-01-01T23:60:00Z",
                "2027-02-30T00:00:00Z",
                "2027-02-29T00:00:00Z",
                "2027-13-01T00:00:00Z",
                "2027-00-01T00:00:00Z",
                "2027-01-01T00:00:00+18:01",
                "2027-01-01T00:00:00+19:00",
                "2027-01-01T00:00:00+03:60",
                "2027-01-01T00:00:00.Z",
                "2027-01-01T00:00:00.1234567890Z",
                "2027-01-01T00:00:00,5Z",
                "2027-01-01T00:00Z",
                "2027-01-01T00:00:00Z ",
                " 2027-01-01T00:00:00Z",
                "2027-01-01T00:00:00Z\n",
                "2027-01-01T00:00:00Z, 2028-01-01T00:00:00Z",
                "+12027-01-01T00:00:00Z",
                "12027-01-01T00:00:00Z",
                "-2027-01-01T00:00:00Z",
                "2027-W01-1T00:00:00Z",
                "1798761600",
                "\u0662\u0660\u0662\u0667-01-01T00:00:00Z",
                "2027-01-01T00:00:00[UTC]",
                "2027-01-01T00:00:00Z[UTC]"
            })
    void takesNothingElse(String text) {
        assertThat(ExpiryTime.parse(text)).isEmpty();
    }

    @Test
    void writesUtcInWholeSeconds() {
        assertThat(ExpiryTime.format(Instant.parse("2029-11-25T10:00:00.4Z"))).isEqualTo("2029-11-25T10:00:00Z");
    }
}
