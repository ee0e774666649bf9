package ee.cdoc2.css.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of at most so many entries: a new one puts out the one that was not used for the longest time. Not safe for use by
 * many threads; a look-up changes it too.
 *
 * @param <K> a key
 * @param <V> a value
 */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /**
     * An empty map.
     *
     * @param most how many entries it holds at most
     */
    public RecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
