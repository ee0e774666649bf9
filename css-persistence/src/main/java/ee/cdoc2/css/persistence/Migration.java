package ee.cdoc2.css.persistence;

import ee.cdoc2.css.secret.SecretFile;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * The migrations as a program, for operators whose server runs with a database user that may not create tables:
 * {@code java -cp 'lib/*:postgresql.jar' ee.cdoc2.css.persistence.Migration}. The database and its owner are in the
 * environment ({@code CSS_DB_URL}, {@code CSS_DB_USER}, {@code CSS_DB_PASSWORD} or {@code CSS_DB_PASSWORD_FILE}), where the process list does
 * not show them.
 */
public final class Migration {
    private static final String URL = "CSS_DB_URL";

    private Migration() {}

    /**
     * Migrates; on a database that is up to date it changes nothing.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try {
            migrate(System.getenv());
            System.out.println("The database schema is the one of this version.");
        } catch (IllegalArgumentException failure) {
            fail(failure.getMessage());
        } catch (SchemaException failure) {
            fail(failure.reasons());
        }
    }

    static void migrate(Map<String, String> environment) {
        String url = environment.get(URL);
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(URL + ": is not set (the JDBC URL of the database)");
        }
        new Schema(Flyway.configure()
                        .dataSource(
                                url,
                                environment.get("CSS_DB_USER"),
                                SecretFile.secret(environment, "CSS_DB_PASSWORD")
                                        .orElse(null))
                        .getDataSource())
                .migrate();
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
