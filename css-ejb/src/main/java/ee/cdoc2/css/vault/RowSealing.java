package ee.cdoc2.css.vault;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.persistence.ShareSealing;
import ee.cdoc2.css.persistence.ShareSealing.Batch;
import ee.cdoc2.css.persistence.ShareSealing.Rows;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Seals the shares that are there already with the current data key, in many short transactions of its own: Payara runs a timer's
 * method in one of the container's, whatever it says itself.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RowSealing {
    private static final Logger LOG = Logger.getLogger(RowSealing.class.getName());

    /** Of each minute; the lease for it lasts longer. The rest is left to those who store and fetch. */
    static final Duration MOST = Duration.ofSeconds(15);
    /** Few enough that the transaction does not hold up others. */
    static final int BATCH = 100;
    /** More are counted as so many. */
    static final int COUNTED_AT_MOST = 10_000;

    @Inject
    private ShareSealing shares;

    @Inject
    private DataKeys keys;

    @Inject
    private WaitingRows waiting;

    @Inject
    private Metrics metrics;

    @Inject
    private MonotonicClock time;

    @Inject
    private Clock clock;

    /** Seals until nothing is left, or for a quarter of a minute; what remains is for the next time. */
    public void seal() {
        long begun = time.nanos();
        current().ifPresent(key -> {
            for (Rows rows : Rows.values()) {
                seal(rows, key, begun);
            }
        });
    }

    /** Counts what is waiting, for the metrics. */
    public void count() {
        current().ifPresent(key -> {
            for (Rows rows : Rows.values()) {
                waiting.are(rows, shares.count(rows, key, COUNTED_AT_MOST));
            }
        });
    }

    private void seal(Rows rows, DataKey key, long begun) {
        int passed = 0;
        Batch batch;
        do {
            batch = shares.seal(rows, key, BATCH, passed);
            passed += batch.unopened();
            metrics.sealed(batch.sealed());
            // a batch of nothing but rows that do not open is not the last: others may stand behind it
        } while (batch.sealed() + batch.unopened() > 0 && time.since(begun).compareTo(MOST) < 0);
        if (passed > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} shares cannot be opened, and are not encrypted with the current data key: their rows have been changed",
                    passed);
        }
    }

    private Optional<DataKey> current() {
        try {
            return keys.current(clock.instant());
        } catch (SealFault noKeyYet) {
            return Optional.empty();
        }
    }
}
