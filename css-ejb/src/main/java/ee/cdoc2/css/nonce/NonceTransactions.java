package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.persistence.NonceKeyRepository;
import ee.cdoc2.css.persistence.SpentNonceRepository;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions on nonce keys and spent nonces. Any number of nodes may run them at the same time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NonceTransactions {
    /**
     * For how long a spent nonce is kept after it has expired: the longest lifetime that can be set, so that a longer
     * one does not bring it back, and an hour.
     */
    private static final Duration KEEP = NonceSettings.LIFETIME.most().plusHours(1);

    /** Few enough that the transaction does not hold up a release. */
    private static final int BATCH = 1000;

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private NonceKeys keys;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private NonceSettings settings;

    @Inject
    private ClockAgreement agreement;

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    private NonceKeyRepository nonceKeys;
    private SpentNonceRepository spentNonces;
    private NonceKeySchedule schedule;

    @PostConstruct
    void useEntities() {
        nonceKeys = new NonceKeyRepository(entities, dataKeys);
        spentNonces = new SpentNonceRepository(entities);
        schedule = new NonceKeySchedule(settings, random);
    }

    /** Reads the keys that the server's nodes share. While one cannot be opened, there are none. */
    public void readKeys() {
        try {
            keys.replace(nonceKeys.all());
        } catch (SealFault unopened) {
            keys.close(unopened.kind(), clock.instant());
        }
    }

    /** Seals the keys anew that are under an old data key. */
    public void sealKeys() {
        try {
            nonceKeys.seal(clock.instant());
        } catch (SealFault unopened) {
            context.setRollbackOnly();
        }
    }

    /** Stores the next key when one is due; where another node does so at the same time, that one's stays. */
    public void addKeyWhenDue() {
        stored().flatMap(all -> schedule.due(all, clock.instant())).ifPresent(this::store);
    }

    /**
     * Stores the next key before it is due. All nodes make nonces with it from the moment it states; nonces of the keys
     * before it stay good for as long as they live.
     *
     * @return when it begins; nothing when another node has stored the next key at the same moment
     */
    public Optional<Instant> addKeyNow() {
        return stored().map(all -> schedule.next(all, clock.instant()))
                .filter(this::store)
                .map(NonceKey::validFrom);
    }

    /** Nothing where they cannot be opened: who does not know the keys makes none. */
    private Optional<List<NonceKey>> stored() {
        try {
            return Optional.of(nonceKeys.all());
        } catch (SealFault unopened) {
            return Optional.empty();
        }
    }

    /**
     * Stores a key, unless another node has stored one under the same id: that one counts, and this transaction is
     * lost.
     */
    private boolean store(NonceKey key) {
        try {
            nonceKeys.add(key, clock.instant());
            return true;
        } catch (DuplicateKeyException | SealFault anotherNodeWasQuickerOrNoDataKeyIsHere) {
            context.setRollbackOnly();
            return false;
        }
    }

    /** Deletes the keys under which no nonce can be live any more. */
    public void deleteOldKeys() {
        stored().flatMap(all -> schedule.oldestNeeded(all, clock.instant()))
                .ifPresent(key -> nonceKeys.deleteOlderThan(key.id()));
    }

    /**
     * Finds out whether this node's clock agrees with the database's.
     *
     * @return whether it does
     */
    public boolean compareClocks() {
        Instant before = clock.instant();
        return agreement.compare(before, spentNonces.horizon(), clock.instant());
    }

    /**
     * Forgets spent nonces that expired long ago, one bounded batch of them. The database's clock decides.
     *
     * @return whether there may be more
     */
    public boolean forgetSpentNonces() {
        return spentNonces.forget(KEEP, BATCH) == BATCH;
    }
}
