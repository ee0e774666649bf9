package ee.cdoc2.css.micro;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What SIGTERM does. The first one lets the application say that it is not ready, waits for as long as it says, while it
 * still answers, and then ends the process; the next one ends it at once. Shutdown hooks can't wait: they all run at the same
 * time, and Payara's closes the listener. {@code sun.misc} is of the
 * module jdk.unsupported: Java has no other way to hear of a signal.
 */
final class DrainingStop implements SignalHandler {

    /** What a shell adds to the number of the signal that ended a process; Java does so, too. */
    private static final int ENDED_BY_SIGNAL = 128;
    /** The MBean of the application, which this package knows by its name alone. */
    private static final String APPLICATION = "ee.cdoc2.css:type=Css";

    private final AtomicBoolean draining = new AtomicBoolean();

    /** From now on SIGTERM does this. Where Java was told to leave signals alone ({@code -Xrs}), it ends the process as before. */
    void install() {
        try {
            Signal.handle(new Signal("TERM"), this);
        } catch (IllegalArgumentException e) {
            System.err.println("CSS can't drain on SIGTERM: " + e.getMessage());
        }
    }

    /** Called on a thread of its own for each signal. */
    @Override
    public void handle(Signal signal) {
        if (draining.compareAndSet(false, true)) {
            pause(secondsToDrain());
        }
        System.exit(ENDED_BY_SIGNAL + signal.getNumber());
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
