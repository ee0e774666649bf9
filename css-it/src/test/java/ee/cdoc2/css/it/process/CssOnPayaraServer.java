package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The EAR on Payara Server, set up with the files of src/main/payara. The installation is shared. The first server of
 * a run has its domain set up with asadmin; since that takes most of a minute, the others get a copy of it: what differs
 * between them stands in the environment, and in the port for asadmin.
 *
 * @param home of Payara Server
 * @param configuration the folder with the scripts "install" and "run"
 * @param archive css.ear
 * @param correction the extension of the listener
 * @param drivers the folder with the JDBC drivers
 */
record CssOnPayaraServer(Path home, Path configuration, Path archive, Path correction, Path drivers)
        implements Product {

    private static final String DOMAIN = "domain";
    private static final String ADMIN_PORT = "AS_ADMIN_PORT";
    /** The ports, beside asadmin's, that a new domain listens on until it is set up; another domain may be new at the same time. */
    private static final List<String> PORTS_OF_A_NEW_DOMAIN = List.of(
            "domain.instancePort",
            "http.ssl.port",
            "jms.port",
            "domain.jmxPort",
            "orb.listener.port",
            "orb.ssl.port",
            "orb.mutualauth.port",
            "osgi.shell.telnet.port",
            "java.debugger.port",
            "hazelcast.start.port",
            "hazelcast.das.port");
    /** asadmin does not look at JAVA_HOME. */
    private static final String JAVA = "AS_JAVA";

    private static final String SERVER_OPTION = "<jvm-options>-server</jvm-options>";
    private static final String ADMIN_LISTENER = "name=\"admin-listener\"";
    /** All that handles a request; with every logger of its own at FINEST, Payara (6.2025.10) does not start. */
    private static final Pattern LEVELS =
            Pattern.compile("^((?:ee\\.cdoc2\\.css|jakarta\\.enterprise\\.(?:web|resource)[.\\w]*)\\.level=).*$");

    private static final Pattern PORT = Pattern.compile("port=\"(\\d+)\"");
    private static final List<String> APPLICATION_FAILED =
            List.of("Exception while loading the app", "CSS_TLS_KEYSTORE:");

    @Override
    public void install(ServerSettings settings) {
        Path template = settings.directory().resolveSibling("payara").resolve(DOMAIN);
        if (!Files.exists(template)) {
            setUp(template, settings);
        }
        Path domain = settings.directory().resolve(DOMAIN);
        if (!Files.exists(domain)) {
            DirectoryCopy.copy(template, domain);
            changeAdminPort(domain);
            Optional.ofNullable(settings.environment().get("CSS_LOG_LEVEL"))
                    .ifPresent(level -> changeLogLevel(domain, level));
        }
    }

    @Override
    public List<String> command() {
        return List.of(configuration.resolve("run").toString(), home.toString(), DOMAIN);
    }

    @Override
    public Map<String, String> environment(ServerSettings settings) {
        // it asks a tool of Payara's for the server's command line
        Map<String, String> environment = new TreeMap<>(ServerJdk.optionsOfTools());
        environment.put(ADMIN_PORT, adminPort(settings.directory().resolve(DOMAIN)));
        environment.put(JAVA, ServerJdk.home());
        return environment;
    }

    @Override
    public Optional<String> managementPort(Map<String, String> environment) {
        return Optional.of(environment.get(ADMIN_PORT));
    }

    @Override
    public List<String> tlsKeyReload(Map<String, String> environment) {
        return List.of();
    }

    @Override
    public Optional<List<String>> redeployment(Map<String, String> environment) {
        return Optional.of(asadmin("deploy", "--force", "--name=css", archive.toString()));
    }

    @Override
    public JsonLog jsonLog(ServerSettings settings, Map<String, String> environment) {
        return new JsonLog(
                Map.of(),
                asadmin("set-log-file-format", "ee.cdoc2.css.micro.JsonLine"),
                settings.directory().resolve(DOMAIN).resolve("logs/server.log"));
    }

    @Override
    public boolean takesExpressionsAsTheyStand() {
        return false;
    }

    @Override
    public boolean gaveUp(String log) {
        return APPLICATION_FAILED.stream().anyMatch(log::contains);
    }

    private void setUp(Path domain, ServerSettings settings) {
        Path log = domain.resolveSibling("setup.log");
        String folder = "--domaindir=" + domain.getParent();
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.put(JAVA, ServerJdk.home());
        int admin = FreePort.find();
        environment.put(ADMIN_PORT, Integer.toString(admin));
        List<String> install = new ArrayList<>(List.of(
                configuration.resolve("install").toString(),
                home.toString(),
                domain.toString(),
                correction.toString()));
        driverFiles().stream().map(Path::toString).forEach(install::add);
        Consumer<List<String>> done = step -> {
            ChildProcess process = ServerJdk.startTool(step, environment, log);
            if (process.end() != 0) {
                throw new DidNotStart("failed: " + step, process.output());
            }
        };
        done.accept(asadmin(
                "create-domain",
                folder,
                "--nopassword",
                "--adminport=" + admin,
                "--domainproperties=" + freePortsOfANewDomain(),
                DOMAIN));
        addJvmOptions(domain);
        done.accept(asadmin("start-domain", folder, DOMAIN));
        done.accept(install);
        if (settings.embedsItsDatabase()) {
            List<String> configured = domainXmlLines(domain);
            Path older = addOlderDriver(domain);
            done.accept(install);
            if (!domainXmlLines(domain).equals(configured)) {
                throw new DidNotStart("set up again, it changed " + domainXml(domain), "");
            }
            if (Files.exists(older)) {
                throw new DidNotStart("set up again, it has two versions of a driver: " + older, "");
            }
        }
        done.accept(asadmin("restart-domain", folder, DOMAIN));
        done.accept(asadmin("deploy", "--name=css", archive.toString()));
        done.accept(asadmin("stop-domain", folder, DOMAIN));
    }

    /** As an installation of another version of CSS leaves it. */
    private static Path addOlderDriver(Path domain) {
        try {
            return Files.createFile(domain.resolve("lib/h2-1.4.200.jar"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String freePortsOfANewDomain() {
        return PORTS_OF_A_NEW_DOMAIN.stream()
                .map(name -> name + '=' + FreePort.find())
                .collect(Collectors.joining(":"));
    }

    private List<String> asadmin(String... arguments) {
        return Stream.concat(Stream.of(home.resolve("bin/asadmin").toString()), Stream.of(arguments))
                .toList();
    }

    private List<Path> driverFiles() {
        try (Stream<Path> files = Files.list(drivers)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Beside an option that every domain has. */
    private static void addJvmOptions(Path domain) {
        String options = ServerJdk.options().stream()
                .map(option -> "<jvm-options>" + option + "</jvm-options>")
                .collect(Collectors.joining());
        try {
            Files.write(
                    domainXml(domain),
                    domainXmlLines(domain).stream()
                            .map(line -> line.replace(SERVER_OPTION, SERVER_OPTION + options))
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void changeAdminPort(Path domain) {
        String port = "port=\"" + FreePort.find() + '"';
        try {
            Files.write(
                    domainXml(domain),
                    domainXmlLines(domain).stream()
                            .map(line -> line.contains(ADMIN_LISTENER)
                                    ? PORT.matcher(line).replaceFirst(port)
                                    : line)
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String adminPort(Path domain) {
        return domainXmlLines(domain).stream()
                .filter(line -> line.contains(ADMIN_LISTENER))
                .flatMap(line -> PORT.matcher(line).results())
                .map(port -> port.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> domainXmlLines(Path domain) {
        try {
            return Files.readAllLines(domainXml(domain));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path domainXml(Path domain) {
        return domain.resolve("config/domain.xml");
    }

    /** As asadmin set-log-levels does. */
    private static void changeLogLevel(Path domain, String level) {
        Path file = domain.resolve("config/logging.properties");
        try {
            Files.write(
                    file,
                    Files.readAllLines(file).stream()
                            .map(line -> LEVELS.matcher(line).replaceFirst("$1" + level))
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
