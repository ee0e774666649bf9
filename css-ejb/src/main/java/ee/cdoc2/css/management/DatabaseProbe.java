package ee.cdoc2.css.management;

import ee.cdoc2.css.persistence.NonceKeyRepository;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Duration;

/** Finds out whether the database answers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabaseProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    private NonceKeyRepository nonceKeys;

    @PostConstruct
    void useEntities() {
        nonceKeys = new NonceKeyRepository(entities);
    }

    /** Asks. Throws {@link PersistenceException}, as it is or in an {@link EJBException}, when there is no answer. */
    public void ask() {
        nonceKeys.count(TIMEOUT);
    }
}
