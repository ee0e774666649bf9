package ee.cdoc2.css.web.problem;

/**
 * A fault as text for the log: classes and stack frames of the exception and its causes. Messages stay out: drivers and
 * libraries write values into them, and the values here are shares, tickets and personal codes.
 */
final class FaultTrace {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 60;

    private FaultTrace() {}

    static String of(Throwable fault) {
        StringBuilder text = new StringBuilder();
        Throwable current = fault;
        // counted, because a chain of causes may run in a circle
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ")
                    .append(current.getClass().getName());
            appendFrames(text, current.getStackTrace());
            current = current.getCause();
        }
        return text.toString();
    }

    private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
            text.append("\n\tat ").append(frames[i]);
        }
    }
}
