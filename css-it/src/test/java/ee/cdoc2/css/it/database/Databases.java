package ee.cdoc2.css.it.database;

/** Makes empty databases of the kind that the build asks for. */
public interface Databases {

    /** {@return those of system property {@code css.it.database}: h2 or postgres} */
    static Databases selected() {
        String kind = System.getProperty("css.it.database");
        return switch (kind) {
            case "h2" -> H2File::new;
            case "postgres" -> Postgres.start();
            default -> throw new IllegalArgumentException("css.it.database is h2 or postgres, not " + kind);
        };
    }

    /** {@return a new, empty one} */
    Database create();
}
