package ee.cdoc2.css.application;

import ee.cdoc2.css.persistence.LeaseRepository;
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

    @Inject
    private Clock clock;

    /**
     * Tries to take the lease for housekeeping.
     *
     * @param node names this node
     * @return whether this node has it now
     */
    public boolean acquire(String node) {
        Instant now = clock.instant();
        return new LeaseRepository(entities).acquire(HOUSEKEEPING, node, now, now.plus(TERM));
    }
}
