package ee.cdoc2.css.share;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.common.RecentAnswer;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The room that is left where this node writes to: the file of its own database, where it has one, and the audit log's. A file system
 * that hangs holds up one thread of those that ask. Thread-safe.
 */
public final class DiskSpace {
    private static final String DATABASE = "database";
    private static final String AUDIT = "audit";
    /** With less than this H2 may not be able to commit. */
    private static final long ONE_COMMIT = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<Optional<Path>> databaseFolder;
    private final RecentAnswer<Long> databaseRoom;
    private final Optional<RecentAnswer<Long>> auditRoom;
    private final long least;

    /**
     * Watches the file systems of these.
     *
     * @param databaseFolder gives the folder of the database's file, if it has one
     * @param auditFile      the audit log's file, if it has one
     * @param least          how many bytes have to be free on each of them
     * @param time           by which one of them hangs
     */
    public DiskSpace(
            Supplier<Optional<Path>> databaseFolder, Optional<Path> auditFile, long least, MonotonicClock time) {
        this.databaseFolder = databaseFolder;
        this.databaseRoom = room(() -> freeIn(databaseFolder.get().orElseThrow()), time);
        this.auditRoom = auditFile
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .map(folder -> room(() -> freeIn(folder), time));
        this.least = least;
    }

    private static RecentAnswer<Long> room(Supplier<Long> question, MonotonicClock time) {
        return new RecentAnswer<>(question, Duration.ZERO, PATIENCE, time);
    }

    /**
     * {@return the bytes that are free for {@code database} and {@code audit}, as far as this node writes them; 0 where there is no such folder,
     * or its file system hangs}
     */
    public Map<String, Long> free() {
        Map<String, Long> free = new TreeMap<>();
        if (databaseFolder.get().isPresent()) {
            free.put(DATABASE, databaseRoom.now().orElse(0L));
        }
        auditRoom.ifPresent(room -> free.put(AUDIT, room.now().orElse(0L)));
        return free;
    }

    /** {@return whether there is enough for now everywhere} */
    public boolean enough() {
        return free().values().stream().allMatch(bytes -> bytes >= least);
    }

    /**
     * Makes sure that there is enough for a share.
     *
     * @throws Denied {@link Denial#DISK_NEARLY_FULL}
     */
    public void requireRoom() {
        if (!enough()) {
            throw new Denied(Denial.DISK_NEARLY_FULL);
        }
    }

    /** {@return whether this node's own database has the room for a commit; true where it has none of its own} */
    public boolean forACommit() {
        return databaseFolder.get().isEmpty() || databaseRoom.now().orElse(0L) >= ONE_COMMIT;
    }

    private static long freeIn(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
