package ee.cdoc2.css.testkit.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What Jazzer calls. Its arguments are the names of classes that are {@linkplain FuzzTarget targets}; each of them gets every
 * input, and the time of {@link SmallStack#LIMIT} for it. The small stack comes from Java's command line.
 */
public final class JazzerEntry {
    private static final List<FuzzTarget> TARGETS = new ArrayList<>();

    private JazzerEntry() {}

    /**
     * Makes the targets, once.
     *
     * @param classes their names
     * @throws ReflectiveOperationException when there is no such class, or it cannot be made
     */
    public static void fuzzerInitialize(String... classes) throws ReflectiveOperationException {
        for (String name : classes) {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            TARGETS.add((FuzzTarget) constructor.newInstance());
        }
    }

    /**
     * Tries one input.
     *
     * @param input any bytes
     * @throws Exception      as {@link FuzzTarget#read}: for Jazzer, a finding
     * @throws AssertionError when a target takes too long
     */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        for (FuzzTarget target : TARGETS) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            target.read(input);
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            // Jazzer begins with no bytes, for which nearly every class is loaded
            if (taken > SmallStack.LIMIT.toNanos() && input.length > 0) {
                throw new AssertionError(target.getClass() + " took " + Duration.ofNanos(taken));
            }
        }
    }
}
