package ee.cdoc2.css.testkit.fuzz;

import java.lang.reflect.Constructor;

/**
 * What Jazzer calls. Its first argument is the name of a class that is a {@link FuzzTarget}. Jazzer has a small stack and a
 * time limit for each input from the command line.
 */
public final class JazzerEntry {
    private static FuzzTarget target;

    private JazzerEntry() {}

    /**
     * Makes the target, once.
     *
     * @param arguments its class
     * @throws ReflectiveOperationException when there is no such class, or it cannot be made
     */
    public static void fuzzerInitialize(String... arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        target = (FuzzTarget) constructor.newInstance();
    }

    /**
     * Tries one input.
     *
     * @param input any bytes
     * @throws Exception as {@link FuzzTarget#read}: for Jazzer, a finding
     */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.read(input);
    }
}
