package ee.cdoc2.css.management;

import ee.cdoc2.css.limit.AddressPrefix;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.Rate;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * css-micro's TLS listener, by an MBean of its own, since its classes are not on the application's class path. Other listeners do not know it.
 */
public final class Listener {
    private static final String NAME = "ee.cdoc2.css:type=Listener";
    private static final String KEY_EXCHANGES = "KeyExchanges";
    private static final String REFUSED_CONNECTIONS = "RefusedConnections";
    private static final String LIMIT_CONNECTIONS = "limitConnections";
    private static final String[] SIGNATURE = {"int", "int", "int", "long", "int", "int", String[].class.getName()};

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** {@return handshakes by the name of the group that keys were exchanged with; none where there is no such listener} */
    public Map<String, Long> keyExchanges() {
        return counts(KEY_EXCHANGES);
    }

    /** {@return connections that were closed before TLS, by the limit that they were beyond; none where there is no such listener} */
    public Map<String, Long> refusedConnections() {
        return counts(REFUSED_CONNECTIONS);
    }

    /**
     * Has connections limited from now on.
     *
     * @param limits how many, and whose
     * @return whether there is such a listener
     */
    public boolean limitConnections(LimitSettings limits) {
        Optional<Rate> handshakes = limits.connections().handshakes();
        Object[] parameters = {
            limits.connections().all(),
            limits.connections().open(),
            handshakes.map(Rate::tokens).orElse(0),
            handshakes.map(Rate::period).orElse(Duration.ZERO).toMillis(),
            limits.ipv4(),
            limits.ipv6(),
            limits.exempt().stream().map(AddressPrefix::text).toArray(String[]::new)
        };
        try {
            server.invoke(new ObjectName(NAME), LIMIT_CONNECTIONS, parameters, SIGNATURE);
            return true;
        } catch (JMException notThisListener) {
            return false;
        }
    }

    private Map<String, Long> counts(String attribute) {
        Map<String, Long> counts = new TreeMap<>();
        try {
            TabularData table = (TabularData) server.getAttribute(new ObjectName(NAME), attribute);
            for (Object row : table.values()) {
                CompositeData entry = (CompositeData) row;
                counts.put((String) entry.get("key"), (Long) entry.get("value"));
            }
        } catch (JMException notThisListener) {
            return Map.of();
        }
        return counts;
    }
}
