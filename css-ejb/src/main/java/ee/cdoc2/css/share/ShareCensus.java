package ee.cdoc2.css.share;

import ee.cdoc2.css.persistence.ShareCount;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts the shares for {@link StoreQuota}, and warns while they are nearly too many. Outside of the transaction that Payara puts around
 * a timer's method.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ShareCensus {
    private static final Logger LOG = Logger.getLogger(ShareCensus.class.getName());

    @Inject
    private ShareCount shares;

    @Inject
    private StoreQuota quota;

    /** Counts, when it is time to. */
    public void count() {
        if (!quota.isCountDue()) {
            return;
        }
        long before = quota.storedSoFar();
        quota.counted(shares.upTo(quota.most()), before);
        if (quota.isNearlyFull()) {
            LOG.log(
                    Level.WARNING,
                    "The database holds {0} shares; css.store.max-shares and css.store.max-megabytes let it hold {1}, and then"
                            + " no more are stored",
                    new Object[] {Long.toString(quota.shares()), Long.toString(quota.most())});
        }
    }
}
