package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.migrate.Cluster.Reference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.TimeZone;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;

/**
 * The reference server's column for expiry has no time zone. What Hibernate, with which it stores, and PostgreSQL's driver put
 * there is UTC, whatever zone the JVM is in.
 */
class ReferenceTimeZoneTest {

    @Test
    void theReferenceServerStoresExpiryInUtc() {
        String database = Reference.V0_8.create();
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Tallinn"));
        try (EntityManagerFactory factory = new Configuration()
                        .addAnnotatedClass(StoredByHibernate.class)
                        .setProperty("hibernate.connection.url", Cluster.url(database))
                        .setProperty("hibernate.connection.username", "postgres")
                        .buildSessionFactory();
                EntityManager entityManager = factory.createEntityManager()) {
            StoredByHibernate row = new StoredByHibernate();
            row.expiryTime = Instant.parse("2029-11-25T10:00:00Z");
            entityManager.getTransaction().begin();
            entityManager.persist(row);
            entityManager.getTransaction().commit();
        } finally {
            TimeZone.setDefault(before);
        }

        assertThat(Cluster.rows(database, "select expiry_time from key_material_share"))
                .containsExactly("(\"2029-11-25 10:00:00\")");
    }

    /** Fields and types as the reference server's entity has them. */
    @Entity
    @Table(name = "key_material_share")
    static class StoredByHibernate {
        @Id
        @Column(name = "share_id")
        String shareId = "a".repeat(32);

        String recipient = "etsi/PNOEE-48010010101";

        byte[] share = new byte[32];

        @Column(name = "created_at")
        Instant createdAt = Instant.parse("2026-11-25T10:00:00Z");

        @Column(name = "expiry_time")
        Instant expiryTime;
    }
}
