package ee.cdoc2.css.it.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on loopback, until this JVM ends; its binaries come as a test dependency. */
final class Postgres implements Databases {

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger created = new AtomicInteger();

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public PostgresDatabase create() {
        String name = "css_" + created.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("can't create a database", failure);
        }
        return new PostgresDatabase(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, SUPERUSER, SUPERUSER);
    }
}
