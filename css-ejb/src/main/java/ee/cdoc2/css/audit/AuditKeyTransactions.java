package ee.cdoc2.css.audit;

import ee.cdoc2.css.persistence.AuditKeyRepository;
import ee.cdoc2.css.persistence.DuplicateKeyException;
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

/** The transactions on the key of the pseudonyms. Any number of nodes may run them at the same time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditKeyTransactions {
    private static final int KEY_BYTES = 32;

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private RecipientPseudonyms pseudonyms;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    private AuditKeyRepository keys;

    @PostConstruct
    void useEntities() {
        keys = new AuditKeyRepository(entities, dataKeys);
    }

    /**
     * Makes the key where there is none; where another node does so at the same time, that one's stays.
     *
     * @throws SealFault when it is sealed and cannot be opened, or in clear where it is to be sealed
     */
    public void addKeyWhenMissing() throws SealFault {
        if (keys.find().isPresent()) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            keys.add(key, clock.instant());
        } catch (DuplicateKeyException anotherNodeWasQuicker) {
            context.setRollbackOnly();
        }
    }

    /** Seals the key anew when it is under an old data key. */
    public void sealKey() {
        try {
            keys.seal(clock.instant());
        } catch (SealFault unopened) {
            context.setRollbackOnly();
        }
    }

    /**
     * Reads the key that the server's nodes share.
     *
     * @throws SealFault when it is sealed and cannot be opened, or in clear where it is to be sealed
     */
    public void readKey() throws SealFault {
        keys.find().ifPresent(pseudonyms::useKey);
    }
}
