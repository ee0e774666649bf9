package ee.cdoc2.css.testkit.fuzz;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/**
 * What Jazzer calls. Its arguments are the names of classes that are {@linkplain FuzzTarget targets}; each of them gets every
 * input. The small stack and the time limit for an input come from Jazzer's command line.
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
     * @throws Exception as {@link FuzzTarget#read}: for Jazzer, a finding
     */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        for (FuzzTarget target : TARGETS) {
            target.read(input);
        }
    }
}
