package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL on loopback for one server, with PostgreSQL's defaults: each commit is on the disk when it is acknowledged. */
final class Postgres implements Database {
    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres postgres;
    private final Path data;

    private Postgres(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /** {@return one whose files are in this directory} */
    static Postgres start(Path data) {
        try {
            return new Postgres(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            // the library's own default is off
                            .setServerConfig("synchronous_commit", "on")
                            .start(),
                    data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whoever connects on loopback is let in. */
    @Override
    public Map<String, String> settings() {
        return Map.of(
                "CSS_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE,
                "CSS_DB_USER",
                USER,
                "CSS_DB_PASSWORD",
                "nobody-asks");
    }

    @Override
    public Optional<SharesTable> shares() {
        return Optional.of(new SharesTable(postgres.getPostgresDatabase()));
    }

    /** The postmaster and all below it. */
    @Override
    public Optional<ProcessTree> process() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            return Optional.of(new ProcessTree(Long.parseLong(pid.trim())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
