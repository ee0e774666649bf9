package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** Inserts a row at once, so that the table's primary key decides between two transactions that insert the same one. */
final class UniqueKeyInsert {
    /** The SQLState that H2 and PostgreSQL have for a violated unique key, of class 23 of SQL:2016. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final EntityManager entityManager;

    UniqueKeyInsert(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Inserts the row and flushes. A key that can be seen to be taken is not tried: EclipseLink would log the exception
     * as a warning. What decides is the insert.
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

    /** Both providers wrap the driver's exception, each in its own way; the SQLState in it is the same. */
    private static boolean isUniqueViolation(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
