package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** Inserts a row at once, so that the table's primary key decides between two transactions that insert the same one. */
final class UniqueKeyInsert {
    /** SQL:2016 class 23 (integrity constraint violation), and within it what H2 and PostgreSQL say of a unique key. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final EntityManager entityManager;

    UniqueKeyInsert(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Inserts the row and flushes, unless its key can be seen to be taken already. That look is not what decides: it
     * spares the usual case (nobody races) an exception, which EclipseLink would log as a warning each time.
     *
     * @param key    the row's primary key
     * @param entity the row
     * @throws DuplicateKeyException when the key is taken
     * @throws PersistenceException  for any other failure
     */
    void insert(Object key, Object entity) throws DuplicateKeyException {
        if (entityManager.find(entity.getClass(), key) != null) {
            throw new DuplicateKeyException();
        }
        try {
            entityManager.persist(entity);
            entityManager.flush();
        } catch (PersistenceException failure) {
            if (isUniqueViolation(failure)) {
                throw new DuplicateKeyException();
            }
            throw failure;
        }
    }

    /** Both providers wrap the driver's exception, EclipseLink twice; the SQLState is what they have in common. */
    private static boolean isUniqueViolation(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
