package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The EAR on WildFly, set up by src/main/wildfly/install. The installation is shared; what belongs to one server
 * (JBOSS_BASE_DIR) is in its own directory: a copy of the one that was set up when the first server of a run was started.
 *
 * @param home of WildFly
 * @param configuration the folder with the installation script
 * @param archive css.ear
 * @param drivers the folder with the JDBC drivers
 */
record CssOnWildFly(Path home, Path configuration, Path archive, Path drivers) implements Product {

    private static final String MANAGEMENT_PORT = "JBOSS_MANAGEMENT_HTTP_PORT";

    /** What WildFly says at the end of its start when something did not start: a listener, the data source, the application. */
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";

    @Override
    public void install(ServerSettings settings) {
        Path template = settings.directory().resolveSibling("wildfly").resolve("standalone");
        if (!Files.exists(template)) {
            setUp(template, settings);
        }
        if (!Files.exists(standalone(settings))) {
            DirectoryCopy.copy(template, standalone(settings));
        }
    }

    private void setUp(Path template, ServerSettings settings) {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.put("JBOSS_BASE_DIR", template.toString());
        Path standaloneXml = template.resolve("configuration/standalone.xml");
        runInstall(template, environment);
        if (settings.embedsItsDatabase()) {
            String configured = read(standaloneXml);
            write(standaloneXml, asAnOlderVersionHasLeft(configured));
            runInstall(template, environment);
            if (!read(standaloneXml).equals(configured)) {
                throw new DidNotStart("set up again, it is not the same: " + standaloneXml, "");
            }
        }
    }

    /** Of each kind of thing that is added where it is missing, one with another value, and one that is not there; and one that is removed. */
    private static String asAnOlderVersionHasLeft(String configured) {
        String older = configured;
        Map<String, String> changes = Map.of(
                "${env.CSS_DB_SOCKET_TIMEOUT:3}",
                "60",
                "\"sslResponseTimeout\"",
                "\"cancelSignalTimeout\"",
                "buffer-request(buffers=1)",
                "buffer-request(buffers=2)",
                "name=\"org.wildfly.sigterm.suspend.timeout\" value=\"60\"",
                "name=\"org.wildfly.sigterm.suspend.timeout\" value=\"5\"",
                "<subsystem xmlns=\"urn:jboss:domain:undertow:",
                "<subsystem xmlns=\"urn:jboss:domain:webservices:2.0\"/><subsystem xmlns=\"urn:jboss:domain:undertow:");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!older.contains(change.getKey())) {
                throw new DidNotStart("not in the configuration: " + change.getKey(), "");
            }
            older = older.replace(change.getKey(), change.getValue());
        }
        return older;
    }

    private void runInstall(Path template, Map<String, String> environment) {
        ChildProcess installation = ServerJdk.startTool(
                List.of(
                        configuration.resolve("install").toString(),
                        home.toString(),
                        archive.toString(),
                        drivers.toString()),
                environment,
                template.resolveSibling("install.log"));
        if (installation.end() != 0) {
            throw new DidNotStart("WildFly was not set up", installation.output());
        }
    }

    @Override
    public List<String> command() {
        return List.of(home.resolve("bin/standalone.sh").toString());
    }

    /** The start script hands SIGTERM on to the JVM only with LAUNCH_JBOSS_IN_BACKGROUND. */
    @Override
    public Map<String, String> environment(ServerSettings settings) {
        return Map.of(
                "PREPEND_JAVA_OPTS",
                String.join(" ", ServerJdk.options()),
                "JBOSS_BASE_DIR",
                standalone(settings).toString(),
                MANAGEMENT_PORT,
                Integer.toString(FreePort.find()),
                "LAUNCH_JBOSS_IN_BACKGROUND",
                "true");
    }

    @Override
    public Optional<String> managementPort(Map<String, String> environment) {
        return Optional.of(environment.get(MANAGEMENT_PORT));
    }

    @Override
    public List<String> tlsKeyReload(Map<String, String> environment) {
        return command(environment, "--file=" + configuration.resolve("reload-tls-key.cli"));
    }

    @Override
    public Optional<List<String>> redeployment(Map<String, String> environment) {
        return Optional.of(command(environment, "deploy " + archive + " --force"));
    }

    @Override
    public JsonLog jsonLog(ServerSettings settings, Map<String, String> environment) {
        return new JsonLog(
                Map.of(),
                command(environment, "--file=" + configuration.resolve("json-log.cli")),
                standalone(settings).resolve("log/server.log"));
    }

    private List<String> command(Map<String, String> environment, String what) {
        return List.of(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=localhost:" + environment.get(MANAGEMENT_PORT),
                what);
    }

    @Override
    public boolean gaveUp(String log) {
        return log.contains(STARTED_WITH_ERRORS);
    }

    private static Path standalone(ServerSettings settings) {
        return settings.directory().resolve("standalone");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
