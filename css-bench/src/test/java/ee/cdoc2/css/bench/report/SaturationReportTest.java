package ee.cdoc2.css.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.bench.load.Faults;
import ee.cdoc2.css.bench.load.LoadResult;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SaturationReportTest {
    private static final Faults REFUSED = new Faults(Map.of("503 with Retry-After", 600));

    @Test
    void tableHasWhatCameBeforeMeanwhileAndAfterwards() {
        SaturationReport report =
                new SaturationReport(seen(200, Faults.NONE), seen(180, REFUSED), seen(190, Faults.NONE), 4, 345);

        assertThat(report).hasToString("""
                | what comes              | seconds | answered/s | p50 ms | p99 ms | otherwise                        |
                | ---                     | ---     | ---        | ---    | ---    | ---                              |
                | as much as it can serve | 2.0     | 100        | 5.0    | 5.0    | none                             |
                | 4.0 times as much       | 2.0     | 90         | 5.0    | 5.0    | 503 with Retry-After (600 times) |
                | as much as it can serve | 2.0     | 95         | 5.0    | 5.0    | none                             |

                goodput: 0.90 of what it can serve; afterwards it can serve 0.95 of that; resident: at most 345 MiB""");
    }

    @Test
    void refusalsMeanwhileAreNoFault() {
        assertThat(new SaturationReport(seen(2, Faults.NONE), seen(1, REFUSED), seen(2, Faults.NONE), 4, 0)
                        .isItselfAgain())
                .isTrue();
        assertThat(new SaturationReport(seen(2, Faults.NONE), seen(1, REFUSED), seen(2, REFUSED), 4, 0).isItselfAgain())
                .isFalse();
    }

    private static LoadResult seen(int answers, Faults faults) {
        Histogram latencies = new Histogram(1_000_000, 3);
        latencies.recordValueWithCount(5000, answers);
        return new LoadResult(latencies, Duration.ofSeconds(2), faults);
    }
}
