package ee.cdoc2.css.share;

import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.common.RepeatedFaults;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.Durability;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The database for the services of this package: what a method has done is on disk when it returns, every failure of the database, at commit too, is {@link Denial#STORAGE_UNAVAILABLE}, and one that keeps too
 * many waiting {@link Denial#STORAGE_BUSY}.
 */
@ApplicationScoped
public class ShareStore {
    private static final Logger LOG = Logger.getLogger(ShareStore.class.getName());

    @Inject
    private ShareTransactions transactions;

    @Inject
    private Durability durability;

    @Inject
    private NonceSettings nonces;

    @Inject
    private DatabaseCalls database;

    @Inject
    private Metrics metrics;

    @Inject
    private Clock clock;

    private final RepeatedFaults faults = new RepeatedFaults();

    /**
     * Makes sure that somebody could fetch a share by a protocol.
     *
     * @param shareId any id
     * @param scheme  the protocol
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#SHARE_EXPIRED}, {@link Denial#SHARE_NOT_FOR_SCHEME} or
     *                {@link Denial#STORAGE_UNAVAILABLE}
     */
    public void requireFetchable(ShareId shareId, Scheme scheme) {
        available("exists", () -> {
            transactions.requireFetchable(shareId, scheme);
            return null;
        });
    }

    /**
     * Makes sure that a person could fetch a share by the second protocol.
     *
     * @param shareId   any id
     * @param recipient the person
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#RECIPIENT_DIFFERS}, {@link Denial#SHARE_EXPIRED} or
     *                {@link Denial#STORAGE_UNAVAILABLE}
     */
    public void requireAddressedTo(ShareId shareId, RecipientId recipient) {
        available("exists", () -> {
            transactions.requireAddressedTo(shareId, recipient);
            return null;
        });
    }

    /**
     * Keeps a share.
     *
     * @param shareId the new share's id
     * @param kept    the share and its terms
     * @throws Denied {@link Denial#STORAGE_UNAVAILABLE} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public void keep(ShareId shareId, KeptShare kept) {
        available("keep", () -> {
            transactions.keep(shareId, kept);
            durability.force();
            return null;
        });
        metrics.stored();
    }

    /**
     * Gives a share to its recipient and spends the nonce, both or neither.
     *
     * @param recipient who asks, and for which share
     * @return the share, and when it expires
     * @throws Denied {@link Denial#STORAGE_UNAVAILABLE}, or as {@link ShareTransactions#release} says
     */
    public ReleasedShare release(AuthenticatedRecipient recipient) {
        ReleasedShare share = available("release", () -> {
            ReleasedShare released = transactions.release(recipient);
            durability.force();
            return released;
        });
        metrics.released(recipient.scheme(), nonces.singleUse());
        return share;
    }

    /** Runs an operation, and refuses the request when the database fails. */
    private <T> T available(String operation, Supplier<T> work) {
        try {
            return database.runForRequest(operation, work);
        } catch (DatabaseCalls.Failure failure) {
            faults.tellOnce(failure.getMessage(), clock.instant())
                    .ifPresent(fault -> LOG.log(Level.SEVERE, "The database failed: {0}", fault));
            throw new Denied(Denial.STORAGE_UNAVAILABLE);
        }
    }
}
