package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is installed and started: the same tests run against each. */
public sealed interface Product permits CssJar, CssOnLiberty, CssOnPayaraServer, CssOnWildFly {

    /** {@return the one that system property {@code css.it.server} names: micro, liberty, wildfly or payara-server} */
    static Product selected() {
        String kind = System.getProperty("css.it.server");
        return switch (kind) {
            case "micro" -> new CssJar(built("css-micro/target", "css.jar"));
            case "liberty" -> new CssOnLiberty(installation(kind), configuration("liberty"), ear(), drivers());
            case "wildfly" -> new CssOnWildFly(installation(kind), configuration("wildfly"), ear(), drivers());
            case "payara-server" ->
                new CssOnPayaraServer(
                        installation(kind),
                        configuration("payara"),
                        ear(),
                        built("css-micro/target", "css-micro-*-grizzly.jar"),
                        drivers());
            default -> throw new IllegalArgumentException("no such css.it.server: " + kind);
        };
    }

    /** {@return css.jar of the release before, which system property {@code css.it.before} names} */
    static Product before() {
        return new CssJar(Path.of(System.getProperty("css.it.before")));
    }

    /** {@return the archive that was built: css.jar or css.ear} */
    Path archive();

    /** Sets up one server in its directory, as the admin guide says; done again at a restart, it must change nothing. */
    void install(ServerSettings settings);

    /** {@return the command that an operator types} */
    List<String> command();

    /**
     * The port of its management interface; empty where it has none.
     *
     * @param environment that it was started with
     */
    default Optional<String> managementPort(Map<String, String> environment) {
        return Optional.empty();
    }

    /** {@return what the product itself needs in its environment, beside the settings} */
    Map<String, String> environment(ServerSettings settings);

    /**
     * The command that lets a running server take its TLS key from the key store again; empty where it looks by itself.
     *
     * @param environment that it was started with
     */
    List<String> tlsKeyReload(Map<String, String> environment);

    /**
     * How it comes to write its log as JSON, as the guide says.
     *
     * @param settings    of the server
     * @param environment that it was started with
     */
    JsonLog jsonLog(ServerSettings settings, Map<String, String> environment);

    /**
     * Whether a server that still runs says that the application did not start.
     *
     * @param log what it has printed since its start
     */
    boolean gaveUp(String log);

    /** {@return whether it takes a secret with an expression in it as it stands; otherwise it refuses it by the setting's name} */
    default boolean takesExpressionsAsTheyStand() {
        return true;
    }

    /** {@return a secret with all that it takes as it stands, and a blank at each end} */
    default String secret(String name) {
        String expressions = takesExpressionsAsTheyStand() ? "-${java.version}-${ENV=HOME}-${env.HOME}-\\${y}" : "";
        return " " + name + "-$$-$x$" + expressions + "-\\-#{z}:=;\" ";
    }

    /** Whether SIGTERM drains by itself; elsewhere the operator drains before, with src/main/operations/drain. */
    default boolean drainsOnSigterm() {
        return false;
    }

    /**
     * The command that deploys the archive anew on the running server; empty where that is to start it anew: css.jar is one process, and
     * on Open Liberty the application starts once in a process (docs/operations/rolling.md).
     *
     * @param environment that it was started with
     */
    default Optional<List<String>> redeployment(Map<String, String> environment) {
        return Optional.empty();
    }

    /** {@return a file or folder of src/main} */
    static Path configuration(String name) {
        return RepositoryFiles.find("src/main").resolve(name);
    }

    /** {@return the folder with the JDBC drivers} */
    static Path drivers() {
        return RepositoryFiles.find("css-it/target/jdbc");
    }

    private static Path ear() {
        return built("css-ear/target", "css.ear");
    }

    /** {@return where css-it/run has unpacked an application server} */
    private static Path installation(String kind) {
        return built("css-it/target/server/" + kind, "*");
    }

    /** {@return the one file in a folder whose name is like this} */
    private static Path built(String folder, String glob) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(RepositoryFiles.find(folder), glob)) {
            return files.iterator().next();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
