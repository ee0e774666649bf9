package ee.cdoc2.css.micro.grizzly;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The MBean of this process' listeners.
 *
 * @param exchanges what they count
 * @param sources   where their connections come from
 */
record ListenerBean(KeyExchanges exchanges, SourceConnections sources) implements ListenerMXBean {
    private static final Logger LOG = Logger.getLogger(ListenerBean.class.getName());

    /** Shows it, in the place of one of a listener before. */
    void register() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(this, name);
        } catch (JMException failure) {
            LOG.log(
                    Level.WARNING,
                    "The application and this listener do not see each other: no limits of connections, no css_tls_handshakes_total ({0})",
                    failure.getClass().getSimpleName());
        }
    }

    @Override
    public Map<String, Long> getKeyExchanges() {
        return exchanges.counts();
    }

    @Override
    public Map<String, Long> getRefusedConnections() {
        return sources.refused().entrySet().stream()
                .collect(Collectors.toMap(refused -> refused.getKey().setting(), Map.Entry::getValue));
    }

    @Override
    public void limitConnections(
            int all, int connections, int handshakes, long millis, int ipv4, int ipv6, String... exempt) {
        sources.limit(new ConnectionLimits(
                all,
                connections,
                handshakes,
                Duration.ofMillis(millis),
                ipv4,
                ipv6,
                Arrays.stream(exempt).map(Source::parse).toList()));
    }
}
