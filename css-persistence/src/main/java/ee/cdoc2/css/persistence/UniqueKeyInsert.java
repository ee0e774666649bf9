package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Inserts a row at once, so that the table's primary key decides between two transactions that insert the same one. */
final class UniqueKeyInsert {
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
            if (SqlState.UNIQUE_VIOLATION.isIn(failure)) {
                throw new DuplicateKeyException();
            }
            throw failure;
        }
    }
}
