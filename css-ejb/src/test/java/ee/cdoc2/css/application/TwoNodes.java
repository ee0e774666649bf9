package ee.cdoc2.css.application;

import ee.cdoc2.css.persistence.Schema;
import ee.cdoc2.css.persistence.ShareStatements;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.SessionContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Beans of two nodes on one database, each in the transaction that an EJB container would give it, if it has not its own. Stricter than a
 * container in one thing: a transaction that the provider has marked for rollback must be given up by the bean itself,
 * because what a container does with one that returns normally is not specified.
 */
final class TwoNodes implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final EmbeddedPostgres server;
    private final EntityManagerFactory factory;

    /** Sealed: what shares are kept with is nothing that these tests ask for. */
    private final DataKeys keys = new DataKeys(true, new SecureRandom());

    private TwoNodes(EmbeddedPostgres server) {
        keys.replace(List.of(new DataKey(1, Instant.EPOCH, new byte[DataKey.BYTES])));
        this.server = server;
        factory = Persistence.createEntityManagerFactory(
                "css",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        database()));
    }

    /** On a real PostgreSQL of their own, with empty tables. */
    static TwoNodes onPostgresql() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off") // nothing of a test outlives it
                .start();
        new Schema(server.getPostgresDatabase()).migrate();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            // nothing is sealed with a key that has no row
            connection
                    .createStatement()
                    .execute("insert into data_key (id, master_key, wrapped, valid_from)"
                            + " values (1, 'test', decode('00', 'hex'), current_timestamp)");
        }
        return new TwoNodes(server);
    }

    /** The data keys that both have. */
    DataKeys keys() {
        return keys;
    }

    /** Their database. */
    DataSource database() {
        return server.getPostgresDatabase();
    }

    /** What reads it as a bean would, for the caller to close. */
    EntityManager entities() {
        return factory.createEntityManager();
    }

    /** One call of a bean. */
    interface Call<T> {
        void of(T bean) throws Exception;
    }

    /** What one node does. */
    interface Act {
        void run() throws Exception;
    }

    /** Both nodes do the same at once; returns when both have done it. */
    static void atOnce(Act act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Void> node = () -> {
            act.run();
            return null;
        };
        try {
            for (Future<Void> done : List.of(threads.submit(node), threads.submit(node))) {
                done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Calls a bean in a transaction of its own.
     *
     * @param bean         new; what it asks to be injected is found by type among the parts
     * @param work         one call of a method with REQUIRES_NEW
     * @param parts        everything else that it needs
     */
    <T> void inTransaction(T bean, Call<T> work, Object... parts) throws Exception {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            AtomicBoolean givenUp = new AtomicBoolean();
            List<Object> all = new ArrayList<>(List.of(keys));
            all.addAll(List.of(parts));
            all.add(entities);
            all.add(context(givenUp));
            inject(bean, all);
            transaction.begin();
            try {
                work.of(bean);
                if (!givenUp.get()) {
                    if (transaction.getRollbackOnly()) {
                        throw new AssertionError("a lost transaction was to be committed");
                    }
                    transaction.commit();
                }
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /**
     * Calls a bean that makes its own transactions.
     *
     * @param bean  new; what it asks to be injected is found by type among the parts
     * @param work  one call
     * @param parts everything else that it needs
     */
    <T> void ask(T bean, Consumer<T> work, Object... parts) throws ReflectiveOperationException {
        List<Object> all = new ArrayList<>(List.of(parts));
        all.add(new ShareStatements(database(), keys));
        inject(bean, all);
        work.accept(bean);
    }

    private static SessionContext context(AtomicBoolean givenUp) {
        return (SessionContext) Proxy.newProxyInstance(
                SessionContext.class.getClassLoader(), new Class<?>[] {SessionContext.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("setRollbackOnly")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    givenUp.set(true);
                    return null;
                });
    }

    private static void inject(Object bean, List<Object> all) throws ReflectiveOperationException {
        for (Field field : bean.getClass().getDeclaredFields()) {
            for (Object part : all) {
                if (field.getType().isInstance(part)) {
                    field.setAccessible(true);
                    field.set(bean, part);
                }
            }
        }
        for (Method method : bean.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(PostConstruct.class)) {
                method.setAccessible(true);
                method.invoke(bean);
            }
        }
    }

    @Override
    public void close() throws IOException {
        factory.close();
        server.close();
    }
}
