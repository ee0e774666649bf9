import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Carries out an operation, without parameters, of an MBean in a Java process of this machine, on whatever application server,
 * and prints its result. PID may be that of its start script. Needs a JDK and the user of that process; opens no port.
 *
 * <pre>java Mbean.java PID ee.cdoc2.css:type=Css reloadTrustAnchors</pre>
 */
final class Mbean {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Mbean() {
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: java Mbean.java PID NAME OPERATION");
            System.exit(MISUSED);
        }
        try {
            Object result = invoke(arguments[0], arguments[1], arguments[2]);
            if (result != null) {
                System.out.println(result);
            }
        } catch (AttachNotSupportedException | JMException | IOException failure) {
            System.err.println(arguments[1] + " in process " + arguments[0] + ": " + failure);
            System.exit(FAILED);
        }
    }

    private static Object invoke(String pid, String name, String operation)
            throws AttachNotSupportedException, IOException, JMException {
        VirtualMachine machine = VirtualMachine.attach(javaProcess(pid));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            return server.invoke(new ObjectName(name), operation, new Object[0], new String[0]);
        } finally {
            machine.detach();
        }
    }

    /** The process itself, or the one that the server's start script has made. */
    private static String javaProcess(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .filter(process -> process.info().command().filter(command -> command.endsWith("/java")).isPresent())
                .findFirst().map(process -> Long.toString(process.pid())).orElse(pid);
    }
}
