package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One real PostgreSQL for all tests of a JVM, with databases as an operator of both servers has them. */
final class Cluster {
    /** May read the reference server's tables, and nothing else. */
    static final String READER = "reader";
    /** May do what the server may: rows, but no tables. */
    static final String APPLICATION = "css_app";

    private static final EmbeddedPostgres SERVER = start();

    private Cluster() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off") // nothing of a test outlives it
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + READER + " login");
                statement.execute("create role " + APPLICATION + " login");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The reference server's database, in one of the versions that it had. */
    enum Reference {
        V0_4,
        V0_8;

        /** {@return the name of a new one, empty} */
        String create() {
            String database = Cluster.create();
            execute(database, resource("reference/0.4.sql"));
            if (this == V0_8) {
                execute(database, resource("reference/0.8.sql"));
            }
            execute(database, "grant select on key_material_share to " + READER);
            return database;
        }
    }

    /** {@return the name of a new database with the tables of CSS, empty} */
    static String createCss() {
        return copyOf(Css.TEMPLATE);
    }

    /** The tables of CSS, which are made once: PostgreSQL copies them faster. */
    private static final class Css {
        static final String TEMPLATE = migrated();

        private static String migrated() {
            String database = Cluster.create();
            new Schema(SERVER.getDatabase("postgres", database)).migrate();
            execute(database, "grant select, insert, update, delete on all tables in schema public to " + APPLICATION);
            return database;
        }
    }

    private static String copyOf(String template) {
        String name = newName();
        execute("postgres", "create database " + name + " template " + template);
        return name;
    }

    /** {@return the name of a new database, empty} */
    static String create() {
        return copyOf("template1");
    }

    private static String newName() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    /** {@return what an operator sets: each database by a user with no more rights than are needed} */
    static Map<String, String> environment(String reference, String css) {
        return Map.of(
                "REFERENCE_DB_URL",
                url(reference),
                "REFERENCE_DB_USER",
                READER,
                "CSS_DB_URL",
                url(css),
                "CSS_DB_USER",
                APPLICATION);
    }

    static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
    }

    /** Executes as the superuser. */
    static void execute(String database, String sql) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** {@return each row as text, the way PostgreSQL writes it, in UTC} */
    static List<String> rows(String database, String select) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            try (ResultSet rows = statement.executeQuery("select cast(r as text) from (" + select + ") r")) {
                List<String> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
                return all;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(select, failure);
        }
    }

    private static String resource(String name) {
        try (var stream = Cluster.class.getClassLoader().getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
