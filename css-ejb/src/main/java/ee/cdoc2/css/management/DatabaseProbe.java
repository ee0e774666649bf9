package ee.cdoc2.css.management;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;

/** Asks the database for next to nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabaseProbe {
    private static final int TIMEOUT_MILLIS = 3000;

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    /** Asks. Throws {@link PersistenceException}, as it is or in an {@link EJBException}, when there is no answer. */
    public void ask() {
        entities.createNativeQuery("select count(*) from nonce_key")
                .setHint("jakarta.persistence.query.timeout", TIMEOUT_MILLIS)
                .getSingleResult();
    }
}
