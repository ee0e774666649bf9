package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.testkit.wire.RawHttps;
import java.util.Optional;

/**
 * A running server.
 *
 * @param name in reports
 * @param https to it; the address is the base URL that tickets are for
 * @param process the JVM; empty if it is on another machine
 * @param database its PostgreSQL; empty if that is on another machine
 */
public record MeasuredServer(
        String name, RawHttps https, Optional<ProcessTree> process, Optional<ProcessTree> database) {}
