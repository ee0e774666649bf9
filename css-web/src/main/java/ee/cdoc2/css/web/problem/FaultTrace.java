package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.common.Causes;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as text for the log: classes and stack frames of the exception and its causes. Messages are left out: drivers
 * and libraries write values into them, and the values here are shares, tickets and personal codes.
 */
final class FaultTrace {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 60;

    private FaultTrace() {}

    static String of(Throwable fault) {
        return Causes.of(fault).limit(MAX_CAUSES).map(FaultTrace::single).collect(Collectors.joining("\ncaused by "));
    }

    private static String single(Throwable cause) {
        Stream<String> frames =
                Arrays.stream(cause.getStackTrace()).limit(MAX_FRAMES).map(frame -> "\tat " + frame);
        return Stream.concat(Stream.of(cause.getClass().getName()), frames).collect(Collectors.joining("\n"));
    }
}
