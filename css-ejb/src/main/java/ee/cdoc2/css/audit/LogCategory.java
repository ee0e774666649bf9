package ee.cdoc2.css.audit;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log category {@value #NAME}, for the application server to keep. What a server does with it is its operator's to
 * say; that it does nothing at all, or fails aloud, is noticed here.
 */
final class LogCategory implements AuditSink {
    static final String NAME = "ee.cdoc2.css.audit";

    private static final Logger LOGGER = Logger.getLogger(NAME);

    @Override
    public void write(String line, boolean durable) throws IOException {
        if (!LOGGER.isLoggable(Level.INFO)) {
            throw new IOException("the log category " + NAME + " is switched off");
        }
        try {
            LOGGER.log(Level.INFO, line);
        } catch (RuntimeException failed) {
            throw new IOException(
                    "the log category " + NAME + " failed: " + failed.getClass().getName());
        }
    }
}
