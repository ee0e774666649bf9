package ee.cdoc2.css.micro.database;

/** The system properties with which the launcher tells {@link LauncherDataSource} where the database is. */
public final class DatabaseProperties {
    /** What a JDBC URL of H2 begins with. */
    public static final String H2 = "jdbc:h2:";

    /** A JDBC URL. */
    public static final String URL = "launcher.database.url";
    /** The user's name; may be empty. */
    public static final String USER = "launcher.database.user";
    /** The user's password; may be empty. */
    public static final String PASSWORD = "launcher.database.password";

    private DatabaseProperties() {}
}
