package ee.cdoc2.css.application;

import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.LeaseRepository;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets one node at a time do what need not be done twice. A node that dies loses the lease when it runs out. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NodeLease {
    private static final String HOUSEKEEPING = "housekeeping";
    /** Shorter than the interval, so that another node can take over at once. */
    private static final Duration TERM = Duration.ofSeconds(50);

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private Clock clock;

    private LeaseRepository leases;

    @PostConstruct
    void useEntities() {
        leases = new LeaseRepository(entities);
    }

    /**
     * Tries to take the lease for housekeeping.
     *
     * @param node names this node
     * @return whether this node has it now
     */
    public boolean acquire(String node) {
        Instant now = clock.instant();
        try {
            leases.acquire(HOUSEKEEPING, node, now, now.plus(TERM));
            return true;
        } catch (DuplicateKeyException anotherNodeHasIt) {
            context.setRollbackOnly();
            return false;
        }
    }
}
