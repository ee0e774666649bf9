package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.persistence.NonceKeyRepository;
import ee.cdoc2.css.persistence.SpentNonceRepository;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The transactions on nonce keys and spent nonces. Any number of nodes may run them at the same time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NonceKeeping {
    /** Few enough that the transaction does not hold up a release. */
    private static final int BATCH = 1000;

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Inject
    private NonceKeys keys;

    @Inject
    private NonceSettings settings;

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    private NonceKeyRepository nonceKeys;
    private SpentNonceRepository spentNonces;
    private NonceKeySchedule schedule;

    @PostConstruct
    void useEntities() {
        nonceKeys = new NonceKeyRepository(entities);
        spentNonces = new SpentNonceRepository(entities);
        schedule = new NonceKeySchedule(settings, random);
    }

    /** Reads the keys that the server's nodes share. */
    public void readKeys() {
        keys.replace(nonceKeys.all());
    }

    /** Stores the next key when one is due. Where two nodes try at once, the key's id lets one of them through. */
    public void addKeyWhenDue() {
        schedule.due(nonceKeys.all(), clock.instant()).ifPresent(nonceKeys::add);
    }

    /**
     * Stores the next key before it is due. All nodes make nonces with it from the moment it states; nonces of the keys
     * before it stay good for as long as they live.
     *
     * @return when it begins
     */
    public Instant addKeyNow() {
        NonceKey next = schedule.next(nonceKeys.all(), clock.instant());
        if (!nonceKeys.add(next)) {
            throw new EJBException("another node has stored the next nonce key at the same moment");
        }
        return next.validFrom();
    }

    /** Deletes the keys under which no nonce can be live any more. */
    public void deleteOldKeys() {
        List<NonceKey> stored = nonceKeys.all();
        schedule.oldestNeeded(stored, clock.instant()).ifPresent(key -> nonceKeys.deleteOlderThan(key.id()));
    }

    /**
     * Forgets spent nonces that have expired, one bounded batch of them.
     *
     * @return whether there may be more
     */
    public boolean deleteExpiredNonces() {
        return spentNonces.deleteExpired(clock.instant(), BATCH) == BATCH;
    }
}
