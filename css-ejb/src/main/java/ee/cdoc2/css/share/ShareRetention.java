package ee.cdoc2.css.share;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes the shares that have expired, in many short transactions. */
@ApplicationScoped
public class ShareRetention {
    /** Of each minute; the lease for it lasts longer. The rest is left to those who store and fetch. */
    static final Duration MOST = Duration.ofSeconds(30);

    @Inject
    private RetentionTransactions transactions;

    @Inject
    private Metrics metrics;

    @Inject
    private MonotonicClock time;

    /** Deletes until none are left, or for half a minute; what remains is for the next time. */
    public void deleteExpired() {
        long begun = time.nanos();
        int deleted;
        do {
            deleted = transactions.deleteExpired();
            metrics.expired(deleted);
        } while (deleted == RetentionTransactions.BATCH && time.since(begun).compareTo(MOST) < 0);
    }
}
