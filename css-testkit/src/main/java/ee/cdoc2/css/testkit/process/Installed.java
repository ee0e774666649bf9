package ee.cdoc2.css.testkit.process;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. */
public final class Installed {
    private Installed() {}

    /**
     * Ends the test here, as aborted, where something is not installed; as failed where CI says that all is installed.
     *
     * @param isThere whether it is
     * @param name    of the program
     * @param debian  its package
     */
    public static void assume(boolean isThere, String name, String debian) {
        String reason = "not run: it needs " + name + " (apt-get install " + debian + ")";
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        Assumptions.assumeTrue(isThere, reason);
    }
}
