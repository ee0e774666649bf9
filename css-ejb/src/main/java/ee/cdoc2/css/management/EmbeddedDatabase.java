package ee.cdoc2.css.management;

import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.share.DiskSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A database that is a part of this process: H2. It closes its file when it cannot write to it, and a pool that does not notice
 * keeps the connections to the closed file, though there may be room again. Then only a restart helps. Thread-safe.
 */
public final class EmbeddedDatabase {
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private final Supplier<Optional<Path>> folder;
    private final DatabaseCalls calls;
    private final DiskSpace disk;

    /**
     * The database of this process, if it has one.
     *
     * @param folder gives the folder of its file, if it has one
     * @param calls  how operations end
     * @param disk   whether there is room for it
     */
    public EmbeddedDatabase(Supplier<Optional<Path>> folder, DatabaseCalls calls, DiskSpace disk) {
        this.folder = folder;
        this.calls = calls;
        this.disk = disk;
    }

    /**
     * {@return whether operations have failed for so long, though there is room, that the database will not come back by
     * itself} Always false for a database that is another process: restarting this one would not mend it.
     */
    public boolean lost() {
        return folder.get().isPresent() && calls.failedFor().compareTo(LOST_AFTER) >= 0 && disk.forACommit();
    }
}
