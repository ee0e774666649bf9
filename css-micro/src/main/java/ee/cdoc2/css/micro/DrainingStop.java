package ee.cdoc2.css.micro;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What SIGTERM does. The first one lets the application say that it is not ready, waits for as long as it says, while it
 * still answers, and then ends the process; the next one ends it at once. Shutdown hooks can't wait: they all run at the same
 * time, and Payara's closes the listener.
 */
final class DrainingStop {

    /** 128 + 15: as Java ends by itself on SIGTERM. */
    private static final int ENDED_BY_SIGTERM = 143;
    /** The MBean of the application, which this package knows by its name alone. */
    private static final String APPLICATION = "ee.cdoc2.css:type=Css";

    private final AtomicBoolean draining = new AtomicBoolean();

    /**
     * From now on SIGTERM does this. Where Java was told to leave signals alone ({@code -Xrs}), it ends the process as before.
     *
     * <p>Java has no other way to hear of a signal than {@code sun.misc}, of the module jdk.unsupported. It is called by its
     * name since the compiler warns of it, and has no switch for that which holds in all its versions.
     */
    void install() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle stop = MethodHandles.lookup().bind(this, "stop", MethodType.methodType(void.class));
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("TERM"),
                            MethodHandleProxies.asInterfaceInstance(
                                    handler, MethodHandles.dropArguments(stop, 0, signal)));
        } catch (ReflectiveOperationException e) {
            System.err.println("CSS can't drain on SIGTERM: " + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }

    /** Called on a thread of its own for each signal. */
    private void stop() {
        if (draining.compareAndSet(false, true)) {
            pause(secondsToDrain());
        }
        System.exit(ENDED_BY_SIGTERM);
    }

    private static long secondsToDrain() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(APPLICATION), "drain", new Object[0], new String[0]);
        } catch (JMException e) {
            // The application isn't there any more: nobody is answered.
            return 0;
        }
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
