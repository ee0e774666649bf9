package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.failure.Causes;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as text for the log: classes and stack frames of the exception and its causes, on one line. Messages are left
 * out: drivers and libraries write values into them, and the values here are shares, tickets and personal codes. The text is
 * short, because whoever finds a request that fails can send it as often as they like.
 */
final class FaultTrace {
    /** The longest text, in characters; with what stands before it, a line has less than 1 KB. */
    static final int MAX_CHARACTERS = 700;

    private static final String OURS = "ee.cdoc2.css.";
    private static final int MAX_CAUSES = 8;
    /** The innermost frames: where it happened. */
    private static final int INNERMOST = 2;
    /** Of our own frames behind those. */
    private static final int OF_OURS = 3;

    private FaultTrace() {}

    static String of(Throwable fault) {
        String text =
                Causes.of(fault).limit(MAX_CAUSES).map(FaultTrace::single).collect(Collectors.joining(" caused by "));
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
    }

    private static String single(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        Stream<StackTraceElement> ours = Arrays.stream(frames)
                .skip(INNERMOST)
                .filter(frame -> frame.getClassName().startsWith(OURS) && frame.getLineNumber() > 0)
                .limit(OF_OURS);
        return Stream.concat(Arrays.stream(frames).limit(INNERMOST), ours)
                .map(FaultTrace::place)
                .collect(Collectors.joining(" < ", cause.getClass().getName() + " at ", ""));
    }

    private static String place(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + ":" + frame.getLineNumber();
    }
}
