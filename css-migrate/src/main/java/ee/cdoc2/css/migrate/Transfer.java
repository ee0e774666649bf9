package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.ShareBatches;
import ee.cdoc2.css.persistence.StoredShare;
import ee.cdoc2.css.protocol.ShareId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Goes through the reference server's table once, a batch after another, and holds each row against ours. What is there is
 * never changed. Nothing has to be remembered between two runs: what the last one has done is in the database.
 */
final class Transfer {
    private final ReferenceTable reference;
    private final ShareBatches ours;
    private final Clock clock;
    private final int batch;
    private final LongConsumer progress;

    /**
     * A way from one database into the other.
     *
     * @param batch    how many rows are read, and written in one transaction
     * @param progress is told how many rows have been read, after each batch
     */
    Transfer(ReferenceTable reference, ShareBatches ours, Clock clock, int batch, LongConsumer progress) {
        this.reference = reference;
        this.ours = ours;
        this.clock = clock;
        this.batch = batch;
        this.progress = progress;
    }

    private interface Rows {
        void take(List<StoredShare> rows);
    }

    private interface RefusedRows<X extends Exception> {
        void take(ReferenceRow row, Refusal why) throws X;
    }

    /**
     * Adds what is not there yet.
     *
     * @param refused gets the rows that cannot be ours
     * @return the counts
     * @throws SQLException when the reference server's database fails
     * @throws jakarta.persistence.PersistenceException when ours does
     * @throws IOException when the file cannot be written
     */
    Tally copy(ShareLines refused) throws SQLException, IOException {
        Tally tally = new Tally();
        run(tally, refused::write, rows -> {
            ours.add(rows);
            rows.forEach(row -> tally.copied());
        });
        return tally;
    }

    /**
     * Looks whether everything is there.
     *
     * @return the counts
     * @throws SQLException when the reference server's database fails
     * @throws jakarta.persistence.PersistenceException when ours does
     */
    Tally verify() throws SQLException {
        Tally tally = new Tally();
        run(tally, (row, why) -> {}, rows -> rows.forEach(row -> tally.missing(row.shareId())));
        return tally;
    }

    private <X extends Exception> void run(Tally tally, RefusedRows<X> refused, Rows absent) throws SQLException, X {
        List<ReferenceRow> read = reference.behind(Optional.empty(), batch);
        while (!read.isEmpty()) {
            List<StoredShare> readable = new ArrayList<>();
            for (ReferenceRow row : read) {
                tally.read();
                try {
                    readable.add(row.toStoredShare());
                } catch (Refused refusal) {
                    tally.refused(refusal.why());
                    refused.take(row, refusal.why());
                }
            }
            absent.take(notThereYet(readable, tally));
            progress.accept(tally.readSoFar());
            read = reference.behind(Optional.of(read.get(read.size() - 1).shareId()), batch);
        }
    }

    /** What has expired is gone for everybody, so it need not be there. */
    private List<StoredShare> notThereYet(List<StoredShare> rows, Tally tally) {
        Map<ShareId, StoredShare> there = ours
                .find(rows.stream().map(StoredShare::shareId).toList())
                .stream()
                .collect(Collectors.toMap(StoredShare::shareId, Function.identity()));
        List<StoredShare> absent = new ArrayList<>();
        for (StoredShare row : rows) {
            StoredShare here = there.get(row.shareId());
            if (here != null && !here.equals(row)) {
                tally.different(row.shareId());
            } else if (here != null) {
                tally.same();
                tally.domain(row.kept().terms().recipient());
            } else if (!row.kept().terms().isLive(clock.instant())) {
                tally.expired();
            } else {
                absent.add(row);
                tally.domain(row.kept().terms().recipient());
            }
        }
        return absent;
    }
}
