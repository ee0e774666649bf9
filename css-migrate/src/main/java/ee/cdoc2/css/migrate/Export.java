package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.ShareBatches;
import ee.cdoc2.css.persistence.StoredShare;
import ee.cdoc2.css.protocol.ShareId;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes all shares that somebody can still fetch from CSS into a file. */
final class Export {
    private final ShareBatches ours;
    private final Clock clock;
    private final int batch;

    Export(ShareBatches ours, Clock clock, int batch) {
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
        Optional<ShareId> last = Optional.empty();
        List<StoredShare> read = ours.behind(last, batch);
        while (!read.isEmpty()) {
            for (StoredShare row : read) {
                if (row.kept().terms().isLive(clock.instant())) {
                    lines.write(row);
                    written++;
                }
            }
            last = Optional.of(read.get(read.size() - 1).shareId());
            read = ours.behind(last, batch);
        }
        return written;
    }
}
