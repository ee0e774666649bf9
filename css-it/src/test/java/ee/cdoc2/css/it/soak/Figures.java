package ee.cdoc2.css.it.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.it.process.CssServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a node keeps at one moment.
 *
 * @param minute since the beginning
 * @param requests that it was sent so far
 * @param heap MiB, after a collection
 * @param nonHeap MiB: classes, and what was compiled of them
 * @param resident MiB that the operating system counts
 * @param threads live ones
 * @param handles open files and sockets
 * @param connections to the database
 * @param files below its directory, temporary ones included
 * @param log bytes that it has written for people to read, without the audit log
 * @param audit bytes of the audit log
 */
public record Figures(
        double minute,
        long requests,
        double heap,
        double nonHeap,
        long resident,
        long threads,
        long handles,
        long connections,
        long files,
        long log,
        long audit) {

    private static final double MEBIBYTE = 1 << 20;

    /** Takes them, after a collection. */
    static Figures of(double minute, WatchedNode node, Management management, PostgresDatabase database, String name) {
        CssServer server = node.server();
        MemoryMXBean memory = management.platform(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        // what the first has found for finalizers and cleaners to free
        memory.gc();
        Path auditFile = server.auditFile();
        return new Figures(
                minute,
                node.requests(),
                memory.getHeapMemoryUsage().getUsed() / MEBIBYTE,
                memory.getNonHeapMemoryUsage().getUsed() / MEBIBYTE,
                server.residentMemory(),
                management
                        .platform(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                        .getThreadCount(),
                management
                        .platform(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount(),
                Long.parseLong(
                        database.values("select count(*) from pg_stat_activity where application_name = '" + name + "'")
                                .get(0)),
                files(server.directory()),
                new LogFiles(server.directory()).bytesWithout(auditFile),
                auditFile.toFile().length());
    }

    private static long files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
