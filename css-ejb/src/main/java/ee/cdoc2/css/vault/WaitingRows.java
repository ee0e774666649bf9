package ee.cdoc2.css.vault;

import ee.cdoc2.css.persistence.ShareSealing.Rows;
import java.util.EnumMap;
import java.util.Map;

/** How many shares are to be sealed, as they were counted last. Thread-safe. */
public final class WaitingRows {
    private final Map<Rows, Integer> counts = new EnumMap<>(Rows.class);

    synchronized void are(Rows rows, int count) {
        counts.put(rows, count);
    }

    /**
     * How many.
     *
     * @param rows of which
     * @return how many, 10,000 for as many or more; 0 before they were counted
     */
    public synchronized int of(Rows rows) {
        return counts.getOrDefault(rows, 0);
    }
}
