package ee.cdoc2.css.common;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts faults that come again, so that the log tells each of them once a minute in full, and otherwise only how often.
 * Thread-safe.
 */
public final class RepeatedFaults {
    /** How long a fault is not told in full again. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    /** A text has some hundred characters. */
    private static final int KEPT_AT_MOST = 100;

    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > KEPT_AT_MOST;
        }
    };

    /**
     * Notes a fault.
     *
     * @param trace what the log is to say of it, the same for faults of one kind
     * @param now   when it happened
     * @return the trace when it was not told within the last minute, with the number of faults of its kind since; else a few
     *         words
     */
    public synchronized String tell(String trace, Instant now) {
        return tellOnce(trace, now).orElseGet(() -> seen.get(trace).toString());
    }

    /** The same, for what another line of the log stands for: {@return nothing instead of the few words} */
    public synchronized Optional<String> tellOnce(String trace, Instant now) {
        Seen before = seen.get(trace);
        if (before == null || Duration.between(before.told, now).abs().compareTo(SILENCE) >= 0) {
            seen.put(trace, new Seen(now));
            return Optional.of(
                    before == null || before.since == 0
                            ? trace
                            : trace + " (" + before.since + " more since the last)");
        }
        before.since++;
        return Optional.empty();
    }

    private static final class Seen {
        private final Instant told;
        private long since;

        Seen(Instant told) {
            this.told = told;
        }

        @Override
        public String toString() {
            return "as told at " + told + ", " + since + " more since";
        }
    }
}
