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
 * What SIGTERM does. The first one lets the application say that it is not ready and waits for as long as it says,
 * while it still answers; then the process ends. The next one ends it at once. A shutdown hook cannot do that: all
 * hooks run at the same time, and Payara's closes the listener.
 *
 * <p>Breaks when a Java has no {@code sun.misc.Signal} any more: then SIGTERM ends the process at once, and a line on
 * standard error says so.
 */
final class DrainingStop {
    /** 128 + 15: as Java ends by itself on SIGTERM. */
    private static final int ENDED_BY_SIGTERM = 143;
    /** The application's MBean; its class, where the name is defined, is not on the launcher's class path. */
    static final String APPLICATION = "ee.cdoc2.css:type=Css";

    private final AtomicBoolean draining = new AtomicBoolean();

    /**
     * From now on SIGTERM does this. Where Java was told to leave signals alone ({@code -Xrs}), it ends the process as
     * before.
     *
     * <p>Java tells of a signal in {@code sun.misc} alone, of the module jdk.unsupported. It is called by reflection,
     * because the compiler warns of it, and not all versions have a switch against that warning.
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
        } catch (ReflectiveOperationException failure) {
            Throwable reason = failure.getCause() == null ? failure : failure.getCause();
            System.err.println("CSS can't drain on SIGTERM: " + reason.getMessage());
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
        } catch (JMException theApplicationIsGoneAndNobodyIsAnswered) {
            return 0;
        }
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
