package ee.cdoc2.css.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process with all below it: a JVM; or PostgreSQL, whose postmaster starts a process for each connection.
 *
 * @param pid of the topmost one
 */
public record ProcessTree(long pid) {
    /**
     * {@return the processor time that all have used since they began, in steps of 10 ms} It counts those that have ended: whoever
     * waited for them has their time.
     */
    public Duration processorTime() {
        // those below first: of one that ends meanwhile, the one above has the time
        Duration below =
                below().flatMap(each -> ProcessTree.ifAlive(each).stream()).reduce(Duration.ZERO, Duration::plus);
        try {
            return below.plus(stat(pid));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return MiB of memory that the topmost process has resident} */
    public long residentMebibytes() {
        try {
            return ProcStatus.residentMebibytes(Files.readString(file(pid, "status")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the ids of all processes, the topmost one first} */
    Stream<Long> pids() {
        return Stream.concat(Stream.of(pid), below());
    }

    private Stream<Long> below() {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"))
                .descendants()
                .map(ProcessHandle::pid);
    }

    private static Optional<Duration> ifAlive(long pid) {
        try {
            return Optional.of(stat(pid));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static Duration stat(long pid) throws IOException {
        return ProcStat.parse(Files.readString(file(pid, "stat"))).processorTime();
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
