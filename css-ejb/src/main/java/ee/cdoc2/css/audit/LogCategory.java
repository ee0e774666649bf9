package ee.cdoc2.css.audit;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log category {@value #NAME}, which the application server keeps as its operator says. What is noticed here is a
 * category that is switched off, and a handler that throws; whether a line reaches the disk is not.
 */
final class LogCategory implements AuditSink {
    static final String NAME = "ee.cdoc2.css.audit";

    private static final Logger LOGGER = Logger.getLogger(NAME);

    @Override
    public void write(List<String> lines, boolean durable) throws IOException {
        if (!LOGGER.isLoggable(Level.INFO)) {
            throw new IOException("the log category " + NAME + " is switched off");
        }
        try {
            lines.forEach(line -> LOGGER.log(Level.INFO, line));
        } catch (RuntimeException failed) {
            throw new IOException(
                    "the log category " + NAME + " failed: " + failed.getClass().getName());
        }
    }
}
