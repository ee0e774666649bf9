package ee.cdoc2.css.application;

import ee.cdoc2.css.audit.AuditKeyTransactions;
import ee.cdoc2.css.common.RepeatedFaults;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.share.ShareCensus;
import ee.cdoc2.css.share.ShareRetention;
import ee.cdoc2.css.vault.DataKeyTransactions;
import ee.cdoc2.css.vault.RowSealing;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The work that repeats: every node reads the keys and compares its clock with the database's; one node at a time,
 * of those whose clock agrees, stores the next key, deletes what has expired, and seals what is not. A failure is logged, and the work is tried
 * again the next time.
 */
@Singleton
@Startup
@DependsOn("ApplicationStart")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Inject
    private NonceTransactions nonces;

    @Inject
    private ShareRetention retention;

    @Inject
    private DataKeyTransactions dataKeys;

    @Inject
    private AuditKeyTransactions auditKey;

    @Inject
    private RowSealing sealing;

    @Inject
    private ShareCensus census;

    @Inject
    private NodeLease lease;

    @Inject
    private DatabaseCalls database;

    @Inject
    private SecureRandom random;

    @Inject
    private Clock clock;

    private final RepeatedFaults faults = new RepeatedFaults();

    private String node;

    @PostConstruct
    void nameNode() {
        node = new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Twice a minute: a new key is stored two minutes before it is used. */
    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void readKeys() {
        run("reading the keys", () -> {
            readDataKeys();
            nonces.readKeys();
            nonces.compareClocks();
        });
    }

    /** Every minute, on the node that holds the lease. */
    @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
    void tidy() {
        run("housekeeping", () -> {
            if (nonces.compareClocks() && lease.acquire(node)) {
                nonces.addKeyWhenDue();
                nonces.deleteOldKeys();
                while (nonces.forgetSpentNonces()) {
                    LOG.fine("deleted a batch of spent nonces");
                }
                retention.deleteExpired();
                nonces.sealKeys();
                auditKey.sealKey();
                sealing.seal();
                dataKeys.deleteUnused();
            }
            sealing.count();
            census.count();
        });
    }

    /** What cannot be read leaves the keys as they are: shares under others are refused by their name. */
    private void readDataKeys() {
        try {
            dataKeys.readKeys();
        } catch (VaultFault fault) {
            faults.tellOnce(fault.getMessage(), clock.instant()).ifPresent(told -> LOG.warning("Vault: " + told));
        }
    }

    private void run(String what, Runnable work) {
        try {
            database.run("housekeeping", work);
        } catch (DatabaseCalls.Failure failure) {
            LOG.log(Level.WARNING, "The database failed while {0}: {1}", new Object[] {what, failure.getMessage()});
        }
    }
}
