package ee.cdoc2.css.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What one client has seen. For one thread. */
final class Seen {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
    private Faults faults = Faults.NONE;

    /** An answer as it should be, so many nanoseconds after the request. */
    void answered(long nanos) {
        latencies.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
    }

    /** Another answer, or none. */
    void fault(String kind) {
        faults = faults.plus(kind);
    }

    /** {@return what clients have seen that run side by side, once all have ended} */
    static List<Seen> byAll(ExecutorService threads, List<Callable<Seen>> clients) {
        try {
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> ended : threads.invokeAll(clients)) {
                seen.add(ended.get());
            }
            return seen;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a client failed", failure.getCause());
        }
    }

    /** {@return all of it, as seen within this time} */
    static LoadResult together(List<Seen> seen, Duration took) {
        Seen all = new Seen();
        for (Seen each : seen) {
            all.latencies.add(each.latencies);
            all.faults = all.faults.plus(each.faults);
        }
        return new LoadResult(all.latencies, took, all.faults);
    }
}
