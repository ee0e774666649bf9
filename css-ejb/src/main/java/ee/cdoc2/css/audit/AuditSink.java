package ee.cdoc2.css.audit;

import java.io.IOException;
import java.util.List;

/** Where audit lines are kept. */
interface AuditSink {

    /**
     * Writes lines, one after the other.
     *
     * @param lines   each without a line end
     * @param durable whether they must be on disk when this returns
     * @throws IOException when it is not certain that all lines were written, or they would have to wait for too long
     */
    void write(List<String> lines, boolean durable) throws IOException;

    /**
     * Finds out whether there is anything to write to. Writes nothing.
     *
     * @throws IOException when there is not
     */
    default void probe() throws IOException {}
}
