package ee.cdoc2.css.micro;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line for each message: time (UTC), level, logger, text; below it the stack trace, if there is one. The
 * text is {@linkplain EscapedText escaped}.
 */
public final class LogLine extends Formatter {
    private static final int TRACE_INDENT = 4;

    /** Made by the logging system by name. */
    public LogLine() {
        super();
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder()
                .append(record.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(record.getLoggerName())
                .append(": ")
                .append(EscapedText.inLine(String.valueOf(formatMessage(record))))
                .append(System.lineSeparator());
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            // indented: no line of a stack trace looks like a message of its own
            line.append(trace.toString().indent(TRACE_INDENT));
        }
        return line.toString();
    }
}
