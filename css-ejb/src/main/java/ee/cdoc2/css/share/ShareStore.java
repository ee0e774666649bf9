package ee.cdoc2.css.share;

import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.Durability;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The database as the services see it: each method is one transaction that is on disk when the method returns, and
 * every failure of the database, at commit too, is {@link Denial#STORAGE_UNAVAILABLE}.
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
    private Metrics metrics;

    /** Whether a share has this id. */
    public boolean exists(ShareId shareId) {
        return named("exists", () -> transactions.exists(shareId));
    }

    /** Keeps a share. */
    public void keep(ShareId shareId, KeyShare keyShare) {
        named("keep", () -> {
            transactions.keep(shareId, keyShare);
            durability.force();
            return null;
        });
        metrics.stored();
    }

    /** Gives a share to its recipient and spends the nonce, both or neither. */
    public KeyShare release(AuthenticatedRecipient recipient) {
        KeyShare keyShare = named("release", () -> {
            KeyShare released = transactions.release(recipient);
            durability.force();
            return released;
        });
        metrics.released(nonces.singleUse());
        return keyShare;
    }

    private <T> T named(String operation, Supplier<T> transaction) {
        try {
            return metrics.database(operation, transaction);
        } catch (EJBException | PersistenceException failure) {
            if (failure.getCause() instanceof Denied denied) {
                throw denied;
            }
            // the chain's types, not its texts: a driver may quote the values of a statement
            LOG.log(Level.SEVERE, "The database failed: {0}", types(failure));
            metrics.databaseFailed();
            throw new Denied(Denial.STORAGE_UNAVAILABLE);
        }
    }

    private static String types(Throwable failure) {
        StringBuilder types = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            types.append(types.isEmpty() ? "" : " < ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                types.append("[SQLState ").append(sql.getSQLState()).append(']');
            }
        }
        return types.toString();
    }
}
