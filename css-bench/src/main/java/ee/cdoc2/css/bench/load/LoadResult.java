package ee.cdoc2.css.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the clients saw.
 *
 * @param latencies microseconds from the first byte sent, or the connection's begin where each request has its own, to the last
 *     byte received; of the requests that were answered as expected
 * @param took from the first request to the last answer
 * @param faults of the others
 */
public record LoadResult(Histogram latencies, Duration took, Faults faults) {
    /** {@return answers per second that were as expected} */
    public double perSecond() {
        return latencies.getTotalCount() / (took.toNanos() / 1e9);
    }

    /**
     * {@return the latency that so many per cent of the requests stay within, in milliseconds}
     *
     * @param percentile 0 to 100
     */
    public double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
