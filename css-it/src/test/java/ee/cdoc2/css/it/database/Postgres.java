package ee.cdoc2.css.it.database;

import ee.cdoc2.css.it.process.Product;
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
    /** Whose password is asked for, unlike the superuser's. */
    private static final String USER = "css_server";

    private static final String PASSWORD = Product.selected().secret("database");

    private final EmbeddedPostgres server;
    private final AtomicInteger created = new AtomicInteger();

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            Postgres postgres = new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
            postgres.makeUser();
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public PostgresDatabase create() {
        String name = "css_" + created.incrementAndGet();
        execute("create database " + name);
        return new PostgresDatabase("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, USER, PASSWORD);
    }

    /** The database itself writes who needs a password: its binaries come with a file that lets in everybody. */
    private void makeUser() {
        execute("create role " + USER + " superuser login password '" + PASSWORD + "'");
        execute("create table access (line text)");
        execute("insert into access values ('host all " + USER + " all scram-sha-256'), ('host all " + SUPERUSER
                + " 127.0.0.1/32 trust'), ('host all all all scram-sha-256')");
        execute("do $$ begin execute format('copy access to %L', current_setting('hba_file')); end $$");
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("can't execute " + sql, failure);
        }
    }
}
