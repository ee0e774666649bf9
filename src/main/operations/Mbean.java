import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Carries out an operation of an MBean in a Java process of this machine, on whatever application server, or reads an attribute, and prints the result; a table as one line {@code key=value} for each row. Without a name prints all attributes.
 * PID may be that of the server's start script. Needs a JDK and the user of that process; opens no port.
 *
 * <pre>java Mbean.java PID ee.cdoc2.css:type=Css reloadTrustAnchors
 * java Mbean.java PID ee.cdoc2.css:type=Css TrustAnchors
 * java Mbean.java PID ee.cdoc2.css:type=Css</pre>
 *
 * <p>What an operation takes, one text at most, is read from the standard input:
 * <pre>printf %s etsi/PNOEE-48010010101 | java Mbean.java PID ee.cdoc2.css:type=Css pseudonym</pre>
 *
 * <p>Ends with status 1 and one line on standard error when that fails, and with 2 when it is called wrongly.
 */
final class Mbean {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final MBeanServerConnection server;
    private final ObjectName name;
    private final MBeanInfo info;

    private Mbean(MBeanServerConnection server, ObjectName name) throws IOException, JMException {
        this.server = server;
        this.name = name;
        this.info = server.getMBeanInfo(name);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3 || !arguments[0].matches("[0-9]{1,9}")) {
            System.err.println("usage: java Mbean.java PID NAME [OPERATION|ATTRIBUTE]");
            System.exit(MISUSED);
        }
        try {
            print(arguments);
        } catch (RuntimeMBeanException refusal) {
            fail(arguments, refusal.getTargetException().getMessage());
        } catch (AttachNotSupportedException | JMException | IOException | RuntimeException failure) {
            fail(arguments, failure.toString());
        }
    }

    private static void print(String[] arguments) throws AttachNotSupportedException, IOException, JMException {
        VirtualMachine machine = VirtualMachine.attach(javaProcess(arguments[0]));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            Mbean mbean = new Mbean(connector.getMBeanServerConnection(), new ObjectName(arguments[1]));
            String text = arguments.length < 3 ? mbean.all() : mbean.text(mbean.result(arguments[2]));
            if (!text.isEmpty()) {
                System.out.println(text);
            }
        } finally {
            machine.detach();
        }
    }

    private static void fail(String[] arguments, String reason) {
        System.err.println(arguments[1] + " in process " + arguments[0] + ": "
                + String.valueOf(reason).replaceAll("\\R", "; "));
        System.exit(FAILED);
    }

    private Object result(String member) throws IOException, JMException {
        if (has(info.getAttributes(), member)) {
            return server.getAttribute(name, member);
        }
        if (has(info.getOperations(), member)) {
            return invoke(member);
        }
        throw new IllegalArgumentException("no attribute or operation " + member);
    }

    /** The parameter comes from the standard input: everybody on the machine sees a command line. */
    private Object invoke(String operation) throws IOException, JMException {
        boolean takesText = Arrays.stream(info.getOperations())
                .anyMatch(each -> each.getName().equals(operation) && each.getSignature().length == 1);
        return takesText
                ? server.invoke(name, operation, new Object[] {new String(System.in.readAllBytes(), UTF_8).strip()}, new String[] {String.class.getName()})
                : server.invoke(name, operation, new Object[0], new String[0]);
    }

    private static boolean has(MBeanFeatureInfo[] features, String member) {
        return Arrays.stream(features).anyMatch(feature -> feature.getName().equals(member));
    }

    private String all() throws IOException, JMException {
        Map<String, String> lines = new TreeMap<>();
        for (MBeanFeatureInfo attribute : info.getAttributes()) {
            lines.put(attribute.getName(), text(server.getAttribute(name, attribute.getName())).replaceAll("\\R", ", "));
        }
        return lines(lines);
    }

    private String text(Object value) {
        if (value instanceof TabularData table) {
            Map<String, String> rows = new TreeMap<>();
            for (Object row : table.values()) {
                rows.put(String.valueOf(((CompositeData) row).get("key")), String.valueOf(((CompositeData) row).get("value")));
            }
            return lines(rows);
        }
        return value instanceof Object[] list ? String.join(", ", Arrays.stream(list).map(String::valueOf).toList())
                : value == null ? "" : value.toString();
    }

    private static String lines(Map<String, String> values) {
        return String.join(System.lineSeparator(),
                values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }

    /** The process itself, or the one that the server's start script has made. */
    private static String javaProcess(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .filter(process -> process.info().command().filter(command -> command.endsWith("/java")).isPresent())
                .findFirst().map(process -> Long.toString(process.pid())).orElse(pid);
    }
}
