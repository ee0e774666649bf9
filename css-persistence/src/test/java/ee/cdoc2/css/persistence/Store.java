package ee.cdoc2.css.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * The shipped persistence unit on a migrated, empty database, with transactions of its own in place of the server's.
 */
final class Store implements AutoCloseable {
    /** Every provider that a supported server brings, on every database. */
    enum Kind {
        ECLIPSELINK_ON_H2(PersistenceProvider.class, Database.H2),
        ECLIPSELINK_ON_POSTGRESQL(PersistenceProvider.class, Database.POSTGRESQL),
        HIBERNATE_ON_H2(HibernatePersistenceProvider.class, Database.H2),
        HIBERNATE_ON_POSTGRESQL(HibernatePersistenceProvider.class, Database.POSTGRESQL);

        private final Class<?> provider;
        private final Database database;

        Kind(Class<?> provider, Database database) {
            this.provider = provider;
            this.database = database;
        }

        Store create(Path folder) {
            return new Store(database.create(folder), provider);
        }
    }

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private Store(DataSource dataSource, Class<?> provider) {
        this.dataSource = dataSource;
        new Schema(dataSource).migrate();
        this.factory = Persistence.createEntityManagerFactory(
                "css",
                Map.of(
                        "jakarta.persistence.provider",
                        provider.getName(),
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource));
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Does the work in one transaction and commits it, or rolls back what cannot be committed any more. */
    <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entityManager);
                if (!transaction.getRollbackOnly()) {
                    transaction.commit();
                }
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    EntityManager entityManager() {
        return factory.createEntityManager();
    }

    @Override
    public void close() {
        factory.close();
    }
}
