package ee.cdoc2.css.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.Callback;

/**
 * The tables, and the migrations that bring them to what this version of the application needs. Every node calls it at
 * its start, outside any transaction; nodes that start together wait for each other.
 */
public final class Schema {
    /** Where the migrations of this version are. */
    static final String MIGRATIONS = "classpath:db/migration";
    /** Not Flyway's default name: the server's default data source may be shared with another application. */
    private static final String HISTORY = "css_schema_history";

    private static final String BEFORE_THE_FIRST = "0";
    static final String EMBEDDED = "H2";
    private static final Map<String, String> BINARY = Map.of(EMBEDDED, "varbinary(4096)", "PostgreSQL", "bytea");

    private static final String NO_CURRENT_SCHEMA =
            "the connection has no current schema: search_path names none that exists, or a pooler such as PgBouncer"
                    + " shares connections between transactions: migrate past it and set CSS_SCHEMA_MIGRATE=false, or use"
                    + " pool_mode=session";

    private final DataSource dataSource;
    private final String[] locations;

    /**
     * The schema behind a data source.
     *
     * @param dataSource H2 or PostgreSQL
     */
    public Schema(DataSource dataSource) {
        this(dataSource, MIGRATIONS);
    }

    /** With migrations from elsewhere. */
    Schema(DataSource dataSource, String... locations) {
        this.dataSource = dataSource;
        this.locations = locations.clone();
    }

    /**
     * Brings the schema up to this version. Needs a database user that may create tables.
     *
     * @throws SchemaException when the database cannot be reached, no migration is known (a packaging fault), the
     *                         schema is newer than this application, an applied migration has been changed since, or a
     *                         migration fails
     */
    public void migrate() {
        if (EMBEDDED.equals(product())) {
            // Before its own table is there, Flyway has no lock on H2. An embedded database is used by this process
            // alone, so a lock of the process is enough.
            synchronized (EMBEDDED) {
                migrateAndAgainOnFailure();
            }
        } else {
            migrateAndAgainOnFailure();
        }
    }

    private void migrateAndAgainOnFailure() {
        try {
            tryToMigrate();
        } catch (FlywayException first) {
            // On an empty database Flyway makes its table before it takes its lock. When two nodes make the table at
            // once, one of them fails. Now the table is there, and the second time the lock keeps them apart.
            migrateAgainAfter(first);
        }
    }

    private void migrateAgainAfter(FlywayException first) {
        try {
            tryToMigrate();
        } catch (FlywayException second) {
            first.addSuppressed(second);
            throw new SchemaException("the database schema could not be migrated", first);
        }
    }

    private void tryToMigrate() {
        Flyway flyway = flyway();
        check(inASchema(flyway::info).all());
        inASchema(flyway::migrate);
    }

    /** Without a current schema Flyway fails by an exception that says nothing to an operator. */
    private static <T> T inASchema(Supplier<T> work) {
        try {
            return work.get();
        } catch (NullPointerException lostMeanwhile) {
            throw new SchemaException(NO_CURRENT_SCHEMA);
        }
    }

    /**
     * Checks that the schema is the one of this version, and changes nothing: for a database user that may not create
     * tables, after somebody else has migrated. That user must be able to read the history table.
     *
     * @throws SchemaException as {@link #migrate()}, and when a migration is missing
     */
    public void validate() {
        try {
            Flyway flyway = flyway();
            check(inASchema(flyway::info).all());
            if (inASchema(flyway::info).pending().length > 0) {
                throw new SchemaException("the database schema is older than this application: migrate it first");
            }
            inASchema(() -> {
                flyway.validate();
                return null;
            });
        } catch (FlywayException failure) {
            throw new SchemaException("the database schema could not be validated", failure);
        }
    }

    private Flyway flyway() {
        // The schema may hold tables of other applications: Flyway accepts that with a baseline below our first
        // version.
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(locations)
                .placeholders(Map.of("binary", binaryType()))
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion(BEFORE_THE_FIRST)
                .ignoreMigrationPatterns(new String[0])
                .callbacks(EMBEDDED.equals(product()) ? new Callback[0] : new Callback[] {new UnhurriedMigrations()})
                .load();
    }

    private String binaryType() {
        String product = product();
        String type = BINARY.get(product);
        if (type == null) {
            throw new SchemaException("the database must be one of " + BINARY.keySet() + " and is " + product);
        }
        return type;
    }

    private String product() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getSchema() == null) {
                throw new SchemaException(NO_CURRENT_SCHEMA);
            }
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException failure) {
            throw new SchemaException(unreachable(failure), failure);
        }
    }

    private static String unreachable(SQLException failure) {
        if (SqlState.FILE_VERSION.isIn(failure)) {
            return "the database's file was written by a version of H2 whose files this one does not read: carry it over with"
                    + " SCRIPT and RUNSCRIPT, as the admin guide says";
        }
        return SqlState.FILE_IN_USE.isIn(failure)
                ? "the database's file is in use by another process"
                : "the database can't be reached";
    }

    private static void check(MigrationInfo[] migrations) {
        // Flyway only warns of a location without migrations, and one that it cannot list looks empty to it
        if (Arrays.stream(migrations)
                .noneMatch(migration -> migration.getState().isResolved())) {
            throw new SchemaException("no database migration is known: the application is packaged wrongly");
        }
        if (Arrays.stream(migrations).anyMatch(Schema::isNewer)) {
            throw new SchemaException("the database schema is newer than this application: run a newer version");
        }
    }

    private static boolean isNewer(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }
}
