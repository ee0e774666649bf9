package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void isANumberAndTheTimeInWhichTheyComeBack() {
        assertThat(Rate.parse("600/PT10M")).contains(new Rate(600, Duration.ofMinutes(10)));
        assertThat(Rate.parse("100000000/P1D")).contains(new Rate(100_000_000, Duration.ofDays(1)));
    }

    @Test
    void theShortestTimeBetweenTwoTokensIsSomeNanoseconds() {
        assertThat(new Rate(100_000_000, Duration.ofSeconds(1)).nanosForOne()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "600",
                "/PT1M",
                "0/PT1M",
                "-1/PT1M",
                "600/",
                "600/PT0S",
                "600/PT0.9S",
                "600/P2D",
                "600/-PT1M",
                "600/10",
                "1e3/PT1M",
                "100000001/PT1M",
                "99999999999/PT1M",
                "600/PT1M/PT1M",
                "600 /PT1M"
            })
    void anythingElseIsNone(String text) {
        assertThat(Rate.parse(text)).isEmpty();
    }
}
