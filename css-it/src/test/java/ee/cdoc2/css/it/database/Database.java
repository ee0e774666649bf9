package ee.cdoc2.css.it.database;

import java.util.Map;

/** A new, empty database of the kind that the build asks for. */
public sealed interface Database permits H2Database, PostgresDatabase {

    /** {@return a database of its own: system property {@code css.it.database}, h2 or postgres} */
    static Database create() {
        String kind = System.getProperty("css.it.database");
        return switch (kind) {
            case "h2" -> new H2Database();
            case "postgres" -> PostgresInstance.get().createDatabase();
            default -> throw new IllegalArgumentException("css.it.database is h2 or postgres, not " + kind);
        };
    }

    /** {@return what a server must be told in its environment} */
    Map<String, String> environment();
}
