/**
 * What is stored: shares, spent nonces, the keys of nonces and of the audit log's pseudonyms, and leases. JPA entities
 * and their repositories, the Flyway migrations for H2 and PostgreSQL ({@code db/migration}), and what makes a commit
 * reach the disk.
 *
 * <p>Nothing here knows a container: a repository takes its {@code EntityManager} in the constructor, and whoever
 * calls it has begun the transaction. When the database fails, a {@link jakarta.persistence.PersistenceException} is
 * thrown.
 */
package ee.cdoc2.css.persistence;
