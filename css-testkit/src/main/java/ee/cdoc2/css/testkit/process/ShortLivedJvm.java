package ee.cdoc2.css.testkit.process;

import java.util.List;

/**
 * JVM options for a server that lives for a test or a demonstration only. The quick compiler alone and the collector without
 * threads of its own halve the CPU time of a start; what they cost is speed in a long run, which such a server has not.
 */
public final class ShortLivedJvm {

    /** For the command line of {@code java}. */
    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ShortLivedJvm() {}
}
