package ee.cdoc2.css.share;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.ExpiredShare;
import ee.cdoc2.css.persistence.ShareRepository;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes expired shares. Their lines in the audit log are the last act: what cannot be recorded is undone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RetentionTransactions {
    /**
     * For how long a share is kept after it has expired: longer than any node's clock may be behind the database's, so that
     * nobody is told a second early that it is gone.
     */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** Few enough that the transaction does not hold up others. */
    static final int BATCH = 100;

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private AuditLog audit;

    private ShareRepository shares;

    @PostConstruct
    void useEntities() {
        shares = new ShareRepository(entities, dataKeys);
    }

    /**
     * Deletes one bounded batch of the shares that have expired. The database's clock decides.
     *
     * @return how many; fewer than {@value #BATCH} when none are left, or when their deletion could not be recorded
     */
    public int deleteExpired() {
        List<ExpiredShare> expired = shares.deleteExpired(GRACE, BATCH);
        if (expired.isEmpty()) {
            return 0;
        }
        try {
            audit.expire(UUID.randomUUID(), expired);
            return expired.size();
        } catch (Denied unrecorded) {
            context.setRollbackOnly();
            return 0;
        }
    }
}
