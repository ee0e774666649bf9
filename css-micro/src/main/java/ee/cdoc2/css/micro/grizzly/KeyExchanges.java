package ee.cdoc2.css.micro.grizzly;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how keys were exchanged. Thread-safe. */
final class KeyExchanges {
    /** Those that this server's TLS can do. */
    private static final Map<Integer, String> GROUPS = Map.of(
            0x0017, "secp256r1", 0x0018, "secp384r1", 0x0019, "secp521r1", 0x001d, "x25519", 0x11ec, "X25519MLKEM768");

    private static final String OTHER = "other";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    KeyExchanges() {
        // from zero on: a counter that appears with its first event hides that event
        GROUPS.values().forEach(name -> counts.put(name, new LongAdder()));
        counts.put(OTHER, new LongAdder());
    }

    /** Counts a handshake with this group. */
    void count(int group) {
        counts.get(GROUPS.getOrDefault(group, OTHER)).increment();
    }

    /** {@return handshakes since the start, by the name of the group in IANA's registry of TLS Supported Groups; {@code other} for the rest} */
    Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((group, count) -> now.put(group, count.sum()));
        return now;
    }
}
