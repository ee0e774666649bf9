package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.common.Causes;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as text for the log: classes and stack frames of the exception and its causes. Messages stay out: drivers and
 * libraries write values into them, and the values here are shares, tickets and personal codes.
 */
final class FaultTrace {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 60;

    private FaultTrace() {}

    static String of(Throwable fault) {
        return Causes.of(fault).limit(MAX_CAUSES).map(FaultTrace::one).collect(Collectors.joining("\ncaused by "));
    }

    private static String one(Throwable thrown) {
        return Stream.concat(
                        Stream.of(thrown.getClass().getName()),
                        Arrays.stream(thrown.getStackTrace()).limit(MAX_FRAMES).map(frame -> "\tat " + frame))
                .collect(Collectors.joining("\n"));
    }
}
