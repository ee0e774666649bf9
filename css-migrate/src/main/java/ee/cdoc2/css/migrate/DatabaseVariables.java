package ee.cdoc2.css.migrate;

import ee.cdoc2.css.secret.SecretFile;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The environment variables that name a database: {@code …_URL}, {@code …_USER}, {@code …_PASSWORD} or
 * {@code …_PASSWORD_FILE}. Without a password PostgreSQL's driver looks for one in the file that {@code PGPASSFILE} names, or in
 * {@code ~/.pgpass}, as {@code psql} does.
 *
 * @param prefix {@code CSS_DB} or {@code REFERENCE_DB}
 * @param means  what the database is and how its URL looks, for messages
 */
record DatabaseVariables(String prefix, String means) {
    private static final String POSTGRESQL = "jdbc:postgresql://host:port/database";
    private static final String H2 = "jdbc:h2:";

    /** The server's own: PostgreSQL, or H2 while no server has its file open. */
    static final DatabaseVariables CSS = new DatabaseVariables(
            "CSS_DB", "of CSS: " + POSTGRESQL + ", or " + H2 + "file: and the path without .mv.db");
    /** Not {@code CSS_…}: the server refuses to start with a variable of that name that it does not know. */
    static final DatabaseVariables REFERENCE =
            new DatabaseVariables("REFERENCE_DB", "of the reference server: " + POSTGRESQL);

    /**
     * The database, which is not asked yet. Its driver puts no row into the text of an exception.
     *
     * @param environment names and values
     * @param onlyRead    whether the database is to refuse every change
     * @throws MigrateFault when the URL is missing, or is not one
     */
    DataSource dataSource(Map<String, String> environment, boolean onlyRead) {
        String url = get(environment, "_URL").orElseThrow(() -> wrongUrl("is not set"));
        return equals(CSS) && url.startsWith(H2)
                ? embedded(url, environment, onlyRead)
                : postgreSql(url, environment, onlyRead);
    }

    /** Without IFEXISTS a path with a fault in it would make an empty database. H2 has no second user to give fewer rights to. */
    private DataSource embedded(String url, Map<String, String> environment, boolean onlyRead) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(
                url + ";IFEXISTS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0" + (onlyRead ? ";ACCESS_MODE_DATA=r" : ""));
        dataSource.setUser(get(environment, "_USER").orElse(""));
        dataSource.setPassword(password(environment).orElse(""));
        return dataSource;
    }

    private DataSource postgreSql(String url, Map<String, String> environment, boolean onlyRead) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            dataSource.setURL(url);
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
        return new MigrateFault(ExitStatus.WRONG_USE, prefix + "_URL: " + what + " (the database " + means + ")");
    }
}
