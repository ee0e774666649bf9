package ee.cdoc2.css.it.operator;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The server's MBean, reached as JConsole does on the same machine: by the process id, with nothing configured. Knows the
 * name that the admin guide gives, and the JDK's classes alone.
 */
public final class Management implements AutoCloseable {

    private static final String NAME = "ee.cdoc2.css:type=Css";

    private final JMXConnector connector;
    private final MBeanServerConnection connection;
    private final ObjectName name;

    private Management(JMXConnector connector) throws IOException, JMException {
        this.connector = connector;
        this.connection = connector.getMBeanServerConnection();
        this.name = new ObjectName(NAME);
    }

    /** Connects to the JVM with this process id. */
    public static Management of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Management(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (AttachNotSupportedException | JMException failure) {
            throw new IllegalStateException("no JMX", failure);
        }
    }

    /** {@return an attribute} */
    public Object get(String attribute) {
        try {
            return connection.getAttribute(name, attribute);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JMException failure) {
            throw new IllegalStateException(attribute, failure);
        }
    }

    /** {@return an attribute that is a number} */
    public long number(String attribute) {
        return ((Number) get(attribute)).longValue();
    }

    /** {@return an attribute that is a table of texts} */
    public Map<String, String> table(String attribute) {
        Map<String, String> table = new TreeMap<>();
        for (Object row : ((TabularData) get(attribute)).values()) {
            table.put((String) ((CompositeData) row).get("key"), (String) ((CompositeData) row).get("value"));
        }
        return table;
    }

    /** {@return what an operation without parameters returned} */
    public Object invoke(String operation) {
        try {
            return connection.invoke(name, operation, new Object[0], new String[0]);
        } catch (RuntimeMBeanException failure) {
            throw failure.getTargetException();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JMException failure) {
            throw new IllegalStateException(operation, failure);
        }
    }

    /** {@return an MBean of the JVM itself, by its name in {@link java.lang.management.ManagementFactory}} */
    public <T> T platform(String itsName, Class<T> type) {
        try {
            return ManagementFactory.newPlatformMXBeanProxy(connection, itsName, type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
