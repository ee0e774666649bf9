package ee.cdoc2.css.it.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on loopback, one for the whole run; its binaries come as a test dependency. */
final class PostgresInstance {

    private static PostgresInstance running;

    private final EmbeddedPostgres server;
    private final AtomicInteger created = new AtomicInteger();

    private PostgresInstance(EmbeddedPostgres server) {
        this.server = server;
    }

    /** {@return the running one; started by the first call, and ended with this JVM by the library} */
    static synchronized PostgresInstance get() {
        if (running == null) {
            try {
                running = new PostgresInstance(EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    PostgresDatabase createDatabase() {
        String name = "css_" + created.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("can't create a database", e);
        }
        return new PostgresDatabase("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres", "postgres");
    }
}
