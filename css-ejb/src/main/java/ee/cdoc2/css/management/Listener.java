package ee.cdoc2.css.management;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** What css-micro's TLS listener tells by an MBean of its own: its classes are not on the application's class path. */
public final class Listener {
    private static final String NAME = "ee.cdoc2.css:type=Listener";
    private static final String KEY_EXCHANGES = "KeyExchanges";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** {@return handshakes by the name of the group that keys were exchanged with; none where there is no such listener} */
    public Map<String, Long> keyExchanges() {
        Map<String, Long> exchanges = new TreeMap<>();
        try {
            TabularData table = (TabularData) server.getAttribute(new ObjectName(NAME), KEY_EXCHANGES);
            for (Object row : table.values()) {
                CompositeData entry = (CompositeData) row;
                exchanges.put((String) entry.get("key"), (Long) entry.get("value"));
            }
        } catch (JMException notThisListener) {
            return Map.of();
        }
        return exchanges;
    }
}
