package ee.cdoc2.css.migrate;

import ee.cdoc2.css.secret.SecretFile;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The environment variables that name a database: {@code …_URL}, {@code …_USER}, {@code …_PASSWORD} or
 * {@code …_PASSWORD_FILE}. Without a password the
 * driver looks for one in the file that {@code PGPASSFILE} names, or in {@code ~/.pgpass}, as {@code psql} does.
 *
 * @param prefix {@code CSS_DB} or {@code REFERENCE_DB}
 * @param means  what the database is, for messages
 */
record DatabaseVariables(String prefix, String means) {
    /** The server's own. */
    static final DatabaseVariables CSS = new DatabaseVariables("CSS_DB", "of CSS");
    /** Not {@code CSS_…}: the server refuses to start with a variable of that name that it does not know. */
    static final DatabaseVariables REFERENCE = new DatabaseVariables("REFERENCE_DB", "of the reference server");

    /**
     * The database, which is not asked yet. Its driver puts no row into the text of an exception.
     *
     * @param environment names and values
     * @param onlyRead    whether the database is to refuse every change
     * @throws MigrateFault when the URL is missing, or is not one
     */
    DataSource dataSource(Map<String, String> environment, boolean onlyRead) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            dataSource.setURL(get(environment, "_URL").orElseThrow(() -> wrongUrl("is not set")));
        } catch (IllegalArgumentException withTheUrlInItsText) {
            throw wrongUrl("is not a JDBC URL of PostgreSQL");
        }
        get(environment, "_USER").ifPresent(dataSource::setUser);
        password(environment).ifPresent(dataSource::setPassword);
        dataSource.setApplicationName("css-migrate");
        dataSource.setLogServerErrorDetail(false);
        dataSource.setReWriteBatchedInserts(true);
        if (onlyRead) {
            dataSource.setReadOnly(true);
            dataSource.setReadOnlyMode("always");
        }
        return dataSource;
    }

    private Optional<String> password(Map<String, String> environment) {
        try {
            return SecretFile.secret(environment, prefix + "_PASSWORD");
        } catch (IllegalArgumentException fault) {
            throw new MigrateFault(ExitStatus.WRONG_USE, fault.getMessage());
        }
    }

    private Optional<String> get(Map<String, String> environment, String what) {
        return Optional.ofNullable(environment.get(prefix + what)).filter(value -> !value.isEmpty());
    }

    private MigrateFault wrongUrl(String what) {
        return new MigrateFault(
                ExitStatus.WRONG_USE,
                prefix + "_URL: " + what + " (the database " + means + ": jdbc:postgresql://host:port/database)");
    }
}
