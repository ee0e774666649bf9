package ee.cdoc2.css.it.soak;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/** What came of all requests. Thread-safe. */
public final class Tally {
    private static final Logger LOG = Logger.getLogger(Tally.class.getName());

    private static final int KEPT = 100;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder wrongOnes = new LongAdder();
    private final Queue<String> firstWrong = new ConcurrentLinkedQueue<>();

    /** Once more. */
    void add(String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    /** Something that must not happen. */
    void wrong(String what, Throwable why) {
        wrongOnes.increment();
        if (wrongOnes.sum() <= KEPT) {
            String text = Instant.now() + " " + what + ": " + why;
            firstWrong.add(text);
            LOG.warning(text);
        }
    }

    /** {@return how often each thing happened} */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }

    /** {@return what must not happen and has, the first hundred} */
    public List<String> wrong() {
        return List.copyOf(firstWrong);
    }
}
