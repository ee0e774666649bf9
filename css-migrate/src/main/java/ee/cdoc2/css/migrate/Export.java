package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.ShareSnapshot;
import ee.cdoc2.css.persistence.StoredShare;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Writes all shares that somebody can still fetch from CSS into a file, as they are at one moment. */
final class Export {
    private final ShareSnapshot ours;
    private final Clock clock;
    private final int batch;

    Export(ShareSnapshot ours, Clock clock, int batch) {
        this.ours = ours;
        this.clock = clock;
        this.batch = batch;
    }

    /**
     * Writes them.
     *
     * @return how many
     * @throws IOException when the file cannot be written
     * @throws jakarta.persistence.PersistenceException when the database fails
     */
    long write(ShareLines lines) throws IOException {
        long written = 0;
        List<StoredShare> read = ours.next(batch);
        while (!read.isEmpty()) {
            for (StoredShare row : read) {
                if (row.kept().terms().isLive(clock.instant())) {
                    lines.write(row);
                    written++;
                }
            }
            read = ours.next(batch);
        }
        return written;
    }
}
