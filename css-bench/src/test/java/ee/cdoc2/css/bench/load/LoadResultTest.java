package ee.cdoc2.css.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadResultTest {
    private static final double DIGITS = 0.001;

    @Test
    void percentilesAreMillisecondsAndTheRateIsOfAnswersAsExpected() {
        Histogram latencies = new Histogram(3);
        for (int millis = 1; millis <= 200; millis++) {
            latencies.recordValue(millis * 1000L);
        }
        LoadResult result = new LoadResult(latencies, Duration.ofMillis(2500), Faults.NONE.plus("503"));

        assertThat(result.millisAt(50)).isCloseTo(100, within(100 * DIGITS));
        assertThat(result.millisAt(99)).isCloseTo(198, within(198 * DIGITS));
        assertThat(result.perSecond()).isEqualTo(80);
    }
}
