package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The EAR on Open Liberty, set up by src/main/liberty/install. The installation is shared; what belongs to one server
 * (WLP_USER_DIR) is in its own directory.
 *
 * @param home of Open Liberty
 * @param configuration the folder with the installation script
 * @param archive css.ear
 * @param drivers the folder with the JDBC drivers
 */
record CssOnLiberty(Path home, Path configuration, Path archive, Path drivers) implements Product {

    private static final String SERVER = "css";
    private static final List<String> APPLICATION_FAILED = List.of("CWWKZ0002E", "CWWKZ0004E", "CWPKI0033E");

    @Override
    public void install(ServerSettings settings) {
        ChildProcess installation = ChildProcess.start(
                List.of(
                        configuration.resolve("install").toString(),
                        home.toString(),
                        archive.toString(),
                        drivers.toString()),
                environment(settings),
                settings.directory().resolve("install.log"));
        if (installation.end() != 0) {
            throw new DidNotStart("Open Liberty was not set up", installation.output());
        }
    }

    @Override
    public List<String> command() {
        return List.of(home.resolve("bin/server").toString(), "run", SERVER);
    }

    @Override
    public Map<String, String> environment(ServerSettings settings) {
        return Map.of(
                "WLP_USER_DIR", userDirectory(settings).toString(), "JVM_ARGS", String.join(" ", options(settings)));
    }

    /** For {@code server stop}: a free port, which Liberty writes to a file of its own. */
    @Override
    public Optional<String> managementPort(Map<String, String> environment) {
        Path command = Path.of(environment.get("WLP_USER_DIR"), "servers", SERVER, "workarea", ".sCommand");
        try {
            return Optional.of(Files.readString(command).strip().replaceFirst(".*:", ""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In a Turkish locale Liberty does not know the name of a level that has the letter i, such as FINEST (docs/limits.md). */
    private static List<String> options(ServerSettings settings) {
        List<String> options = new ArrayList<>(ServerJdk.options());
        if (settings.environment().containsKey("CSS_LOG_LEVEL")) {
            options.add("-Duser.language=en");
        }
        return options;
    }

    @Override
    public boolean takesExpressionsAsTheyStand() {
        return false;
    }

    @Override
    public boolean gaveUp(String log) {
        return APPLICATION_FAILED.stream().anyMatch(log::contains);
    }

    @Override
    public List<String> tlsKeyReload(Map<String, String> environment) {
        return List.of();
    }

    @Override
    public JsonLog jsonLog(ServerSettings settings, Map<String, String> environment) {
        return new JsonLog(
                Map.of(
                        "WLP_LOGGING_MESSAGE_FORMAT",
                        "json",
                        "WLP_LOGGING_JSON_FIELD_MAPPINGS",
                        "ibm_datetime:@timestamp,loglevel:log.level,module:log.logger,ibm_threadId:process.thread.id"),
                List.of(),
                userDirectory(settings).resolve("servers").resolve(SERVER).resolve("logs/messages.log"));
    }

    private static Path userDirectory(ServerSettings settings) {
        return settings.directory().resolve("usr");
    }
}
