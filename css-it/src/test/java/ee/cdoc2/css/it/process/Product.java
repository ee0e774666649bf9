package ee.cdoc2.css.it.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is installed and started: the same tests run against each. */
public sealed interface Product permits CssJar, CssOnLiberty, CssOnPayaraServer, CssOnWildFly {

    /** {@return the one that the build asks for: system property {@code css.it.server}, micro or a Maven profile's name} */
    static Product selected() {
        String kind = System.getProperty("css.it.server");
        return switch (kind) {
            case "micro" -> new CssJar(path("css.it.micro.jar"));
            case "liberty" ->
                new CssOnLiberty(
                        path("css.it.home"),
                        path("css.it.server.config").resolve("liberty/config"),
                        path("css.it.ear"),
                        path("css.it.jdbc.drivers"));
            case "wildfly" ->
                new CssOnWildFly(
                        path("css.it.home"),
                        path("css.it.server.config").resolve("wildfly"),
                        path("css.it.ear"),
                        path("css.it.jdbc.drivers"));
            case "payara-server" ->
                new CssOnPayaraServer(
                        path("css.it.home"),
                        path("css.it.server.config").resolve("payara/server"),
                        path("css.it.ear"),
                        path("css.it.grizzly.jar"),
                        path("css.it.jdbc.drivers"));
            default -> throw new IllegalArgumentException("no such css.it.server: " + kind);
        };
    }

    /** {@return the archive that was built: css.jar or css.ear} */
    Path archive();

    /** Sets up one server in its directory, as the admin guide says; done again at a restart, it must change nothing. */
    void install(ServerSettings settings);

    /** {@return the command that an operator types} */
    List<String> command();

    /** {@return what the product itself needs in its environment, beside the settings} */
    Map<String, String> environment(ServerSettings settings);

    /**
     * The command that lets a running server take its TLS key from the key store again; empty where it looks by itself.
     *
     * @param environment that it was started with
     */
    List<String> tlsKeyReload(Map<String, String> environment);

    /**
     * Whether a server that still runs says that the application didn't start.
     *
     * @param log what it has printed since its start
     */
    boolean gaveUp(String log);

    /** Whether SIGTERM drains by itself; elsewhere the operator drains before, with src/main/operations/drain. */
    default boolean drainsOnSigterm() {
        return false;
    }

    /**
     * The command that deploys the archive anew on the running server; empty where that is to start it anew.
     *
     * @param environment that it was started with
     */
    default Optional<List<String>> redeployment(Map<String, String> environment) {
        return Optional.empty();
    }

    /** {@return a file of src/main/operations} */
    static Path operation(String name) {
        return path("css.it.server.config").resolve("operations").resolve(name);
    }

    /** {@return a file of docs} */
    static Path documented(String name) {
        return path("css.it.server.config").resolve("../../docs").resolve(name).normalize();
    }

    /**
     * The commands of docs/configuration.md that migrate a database by hand, for a shell in an empty directory. The archive is
     * {@code $ARCHIVE}, the folder with the PostgreSQL driver {@code $DRIVERS}, the JDK {@code $JAVA_HOME}.
     */
    default String migration() {
        return """
                "$JAVA_HOME/bin/jar" -xf "$ARCHIVE" lib &&
                exec "$JAVA_HOME/bin/java" -cp "lib/*:$DRIVERS/*" ee.cdoc2.css.persistence.Migration
                """;
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).normalize();
    }
}
