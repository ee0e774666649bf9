package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
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
        ECLIPSELINK_ON_H2(PersistenceProvider.class, Database.H2, true),
        ECLIPSELINK_ON_POSTGRESQL(PersistenceProvider.class, Database.POSTGRESQL, false),
        HIBERNATE_ON_H2(HibernatePersistenceProvider.class, Database.H2, false),
        HIBERNATE_ON_POSTGRESQL(HibernatePersistenceProvider.class, Database.POSTGRESQL, true);

        private final Class<?> provider;
        private final Database database;
        /** Whether rows are sealed: each database and each provider is seen with both. */
        private final boolean sealed;

        Kind(Class<?> provider, Database database, boolean sealed) {
            this.provider = provider;
            this.database = database;
            this.sealed = sealed;
        }

        Store create(Path folder) {
            return new Store(database.create(folder), provider, sealed ? keys() : DataKeys.none());
        }

        private static DataKeys keys() {
            DataKeys keys = new DataKeys(true, new SecureRandom());
            keys.replace(List.of(new DataKey(1, Instant.EPOCH, new byte[DataKey.BYTES])));
            return keys;
        }
    }

    private final DataSource dataSource;
    private final EntityManagerFactory factory;
    private final DataKeys keys;

    private Store(DataSource dataSource, Class<?> provider, DataKeys keys) {
        this.keys = keys;
        this.dataSource = dataSource;
        new Schema(dataSource).migrate();
        Database.keep(dataSource, keys.all());
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

    /** What its rows are sealed with. */
    DataKeys keys() {
        return keys;
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
