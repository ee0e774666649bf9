package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that a CSS runs on; each makes empty databases to test with. */
enum Database {
    H2 {
        @Override
        DataSource create(Path folder) {
            return h2(
                    "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString())
                            + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0;TIME ZONE=UTC",
                    "sa");
        }

        @Override
        DataSource as(String user, DataSource owner) {
            // Without the settings: to set them one must be an administrator.
            return h2(((JdbcDataSource) owner).getURL().split(";")[0], user);
        }

        private DataSource h2(String url, String user) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(url);
            dataSource.setUser(user);
            dataSource.setPassword("");
            return dataSource;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create(Path folder) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            execute(Server.INSTANCE.getPostgresDatabase(), "create database " + name);
            return Server.INSTANCE.getDatabase("postgres", name);
        }

        @Override
        DataSource as(String user, DataSource owner) {
            return Server.INSTANCE.getDatabase(user, ((PGSimpleDataSource) owner).getDatabaseName());
        }
    };

    /** One real PostgreSQL for all tests of a JVM; it stops with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off") // nothing of a test outlives it
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** An empty database; its user may do everything. */
    abstract DataSource create(Path folder);

    /** The same database, entered by another user. */
    abstract DataSource as(String user, DataSource owner);

    /** Keeps rows of data keys: nothing is sealed with one that has no row. What they are wrapped by is not looked at. */
    static void keep(DataSource dataSource, Collection<DataKey> keys) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "insert into data_key (id, master_key, wrapped, valid_from) values (?, 'test', ?, current_timestamp)")) {
            for (DataKey key : keys) {
                row.setInt(1, key.version());
                row.setBytes(2, new byte[DataKey.BYTES]);
                row.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
