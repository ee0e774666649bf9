package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.testkit.wire.RawHttps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running server, of one node or more on one database.
 *
 * @param name in reports
 * @param nodes https to each; the address of the first one is the base URL that tickets are for
 * @param processes the JVM of each; none if they are on another machine
 * @param database the processes of their database; empty if that is in theirs, or on another machine
 */
public record MeasuredServer(
        String name, List<RawHttps> nodes, List<ProcessTree> processes, Optional<ProcessTree> database) {
    public MeasuredServer {
        nodes = List.copyOf(nodes);
        processes = List.copyOf(processes);
    }

    /** {@return https to the first node} */
    public RawHttps https() {
        return nodes.get(0);
    }

    /** {@return the processes of all nodes and of their database, as far as they are on this machine} */
    public Stream<ProcessTree> onThisMachine() {
        return Stream.concat(processes.stream(), database.stream());
    }

    /** {@return the processor time that all nodes have used; empty if they are on another machine} */
    public Optional<Duration> processorTime() {
        return processes.stream().map(ProcessTree::processorTime).reduce(Duration::plus);
    }

    /** {@return MiB of memory that all nodes have resident; empty if they are on another machine} */
    public Optional<Long> residentMebibytes() {
        return processes.stream().map(ProcessTree::residentMebibytes).reduce(Long::sum);
    }
}
