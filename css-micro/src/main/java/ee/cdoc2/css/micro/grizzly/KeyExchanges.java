package ee.cdoc2.css.micro.grizzly;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Counts how keys were exchanged. Thread-safe. */
final class KeyExchanges implements KeyExchangesMXBean {
    private static final Logger LOG = Logger.getLogger(KeyExchanges.class.getName());

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

    /** {@return counts that the application can read, in the place of those of a listener before} */
    static KeyExchanges registered() {
        KeyExchanges exchanges = new KeyExchanges();
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(exchanges, name);
        } catch (JMException failure) {
            LOG.log(
                    Level.WARNING,
                    "How keys are exchanged is not shown ({0})",
                    failure.getClass().getSimpleName());
        }
        return exchanges;
    }

    /** Counts a handshake with this group. */
    void count(int group) {
        counts.get(GROUPS.getOrDefault(group, OTHER)).increment();
    }

    @Override
    public Map<String, Long> getKeyExchanges() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((group, count) -> now.put(group, count.sum()));
        return now;
    }
}
