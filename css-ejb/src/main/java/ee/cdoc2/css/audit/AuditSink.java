package ee.cdoc2.css.audit;

import java.io.IOException;

/** Where audit lines are kept. */
interface AuditSink {

    /**
     * Writes one line.
     *
     * @param line     without a line end
     * @param durable  whether it must be on disk when this returns
     * @throws IOException when it is not certain that the line was written
     */
    void write(String line, boolean durable) throws IOException;
}
