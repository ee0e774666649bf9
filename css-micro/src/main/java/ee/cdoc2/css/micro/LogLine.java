package ee.cdoc2.css.micro;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One line for each message: time (UTC), level, logger, text; below it the stack trace, if there is one. Control
 * characters in the text are escaped, so that nothing which came over the wire can forge a line.
 */
public final class LogLine extends Formatter {
    private static final int TRACE_INDENT = 4;

    /** Made by the logging system by name. */
    public LogLine() {
        super();
    }

    /**
     * Prints a line to standard error, for as long as the server whose log it will be is not there.
     *
     * @param level  how important it is
     * @param origin who says it
     * @param text   what is said
     */
    static void print(Level level, Class<?> origin, String text) {
        LogRecord record = new LogRecord(level, text);
        record.setLoggerName(origin.getName());
        System.err.print(new LogLine().format(record));
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder()
                .append(record.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(record.getLoggerName())
                .append(": ");
        escape(String.valueOf(formatMessage(record)), line);
        line.append(System.lineSeparator());
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            // indented: no line of a stack trace looks like a message of its own
            line.append(trace.toString().indent(TRACE_INDENT));
        }
        return line.toString();
    }

    private static void escape(String text, StringBuilder line) {
        text.chars().forEach(c -> {
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
    }
}
