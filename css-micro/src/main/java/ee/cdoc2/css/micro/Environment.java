package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.proxy.Balancers;
import ee.cdoc2.css.micro.tls.TlsVariables;
import ee.cdoc2.css.secret.SecretFile;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/**
 * Reads what the launcher needs from environment variables. An empty variable counts as one that is not set. All other
 * variables named {@code CSS_...} are the application's, and are not read here.
 */
final class Environment {
    private static final int HIGHEST_PORT = 65535;
    private static final int DEFAULT_PORT = 8443;
    private static final int DEFAULT_POOL_SIZE = 20;
    /**
     * As many as the pool always keeps open, see pre-boot-commands.txt; the application would take 1
     * (docs/configuration.md).
     */
    static final int LEAST_POOL_SIZE = 2;
    /** The same limit as the application's. */
    static final int LARGEST_POOL_SIZE = 10_000;

    private static final int LONGEST_TIMEOUT_SECONDS = 300;
    private static final int DEFAULT_START_TIMEOUT_SECONDS = 60;
    private static final int LONGEST_START_TIMEOUT_SECONDS = 3600;
    private static final List<String> NAMES = List.of(
            "CSS_DATA_DIR",
            "CSS_DB_CONNECT_TIMEOUT",
            "CSS_DB_PASSWORD",
            "CSS_DB_PASSWORD_FILE",
            "CSS_DB_POOL_SIZE",
            "CSS_DB_SOCKET_TIMEOUT",
            "CSS_DB_START_TIMEOUT",
            "CSS_DB_STATEMENT_TIMEOUT",
            "CSS_DB_URL",
            "CSS_DB_USER",
            "CSS_HTTPS_ADDRESS",
            "CSS_HTTPS_PORT",
            LogFormat.VARIABLE,
            "CSS_LOG_LEVEL",
            Balancers.VARIABLE,
            TlsVariables.KEY_STORE,
            TlsVariables.PASSWORD,
            TlsVariables.PASSWORD + SecretFile.SUFFIX);
    /** What Java decodes a byte to that is no character in the encoding of the process' locale. */
    private static final char UNDECODABLE = '\uFFFD';

    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    private Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Reads and checks the variables.
     *
     * @param variables names and values, as in {@link System#getenv()}
     * @return what they say, with defaults for what they do not say
     * @throws StartFault with one message for each variable that is wrong or missing
     */
    static Settings read(Map<String, String> variables) throws StartFault {
        Environment environment = new Environment(variables);
        environment.requireDecoded();
        Settings settings = environment.settings();
        environment.throwFaults();
        return settings;
    }

    /**
     * Reads where a server with these variables listens and whom it takes for a load balancer, and nothing else.
     *
     * @param variables names and values, as in {@link System#getenv()}
     * @return a question to it, whether a server is there or not
     * @throws StartFault when they do not say it
     */
    static ReadinessQuestion readinessQuestion(Map<String, String> variables) throws StartFault {
        Environment environment = new Environment(variables);
        int port = environment.port();
        if (port == 0) {
            environment.faults.add("CSS_HTTPS_PORT: does not say where the server listens");
        }
        Balancers balancers = environment.balancers();
        environment.throwFaults();
        Listener listener = Listener.of(environment.address(), port);
        return new ReadinessQuestion(listener, balancers.include(listener.addressFromHere()));
    }

    private String address() {
        return get("CSS_HTTPS_ADDRESS").orElse("0.0.0.0");
    }

    private Settings settings() {
        Path data = path("CSS_DATA_DIR")
                .orElse(Path.of("css-data"))
                .toAbsolutePath()
                .normalize();
        if (data.toString().contains(";")) {
            faults.add("CSS_DATA_DIR: a semicolon in the path is not supported by the database H2");
        }
        return new Settings(
                address(),
                port(),
                required(TlsVariables.KEY_STORE, "the PKCS12 key store with the server's key and certificate")
                        .map(value -> toPath(TlsVariables.KEY_STORE, value))
                        .orElse(null),
                secret(TlsVariables.PASSWORD, Optional.of("the password of the key store")),
                data,
                postgresql(),
                Duration.ofSeconds(number(
                        "CSS_DB_START_TIMEOUT", DEFAULT_START_TIMEOUT_SECONDS, 0, LONGEST_START_TIMEOUT_SECONDS)),
                number("CSS_DB_POOL_SIZE", DEFAULT_POOL_SIZE, LEAST_POOL_SIZE, LARGEST_POOL_SIZE),
                balancers(),
                logLevel(),
                logFormat());
    }

    private int port() {
        String value = get("CSS_HTTPS_PORT").orElse(Integer.toString(DEFAULT_PORT));
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT) {
            return Integer.parseInt(value);
        }
        faults.add("CSS_HTTPS_PORT: not a port number from 0 to 65535 (0: any free one)");
        return 0;
    }

    private Optional<Database> postgresql() {
        Optional<String> url = get("CSS_DB_URL");
        if (url.isEmpty()) {
            for (String name : List.of("CSS_DB_USER", "CSS_DB_PASSWORD", "CSS_DB_PASSWORD_FILE")) {
                get(name).ifPresent(value -> faults.add(name + ": is set, but CSS_DB_URL is not"));
            }
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            faults.add("CSS_DB_URL: has to start with jdbc:postgresql: "
                    + "(without it, CSS keeps an H2 database in CSS_DATA_DIR)");
        }
        String user = required("CSS_DB_USER", "the user of the database that CSS_DB_URL names")
                .orElse("");
        return Optional.of(
                Database.postgresql(url.get(), user, secret("CSS_DB_PASSWORD", Optional.empty()), timeouts()));
    }

    private DatabaseTimeouts timeouts() {
        return new DatabaseTimeouts(
                number("CSS_DB_CONNECT_TIMEOUT", DatabaseTimeouts.DEFAULT.connect(), 1, LONGEST_TIMEOUT_SECONDS),
                number("CSS_DB_STATEMENT_TIMEOUT", DatabaseTimeouts.DEFAULT.statement(), 1, LONGEST_TIMEOUT_SECONDS),
                number("CSS_DB_SOCKET_TIMEOUT", DatabaseTimeouts.DEFAULT.socket(), 1, LONGEST_TIMEOUT_SECONDS));
    }

    private int number(String name, int otherwise, int least, int most) {
        String value = get(name).orElse(Integer.toString(otherwise));
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        faults.add(name + ": not a number from " + least + " to " + most);
        return otherwise;
    }

    private Balancers balancers() {
        try {
            return Balancers.named(get(Balancers.VARIABLE).orElse(""));
        } catch (UnknownHostException unknown) {
            faults.add(Balancers.FAULT);
            return Balancers.none();
        }
    }

    private Level logLevel() {
        try {
            return Level.parse(get("CSS_LOG_LEVEL").orElse("WARNING"));
        } catch (IllegalArgumentException noLevel) {
            faults.add("CSS_LOG_LEVEL: not one of SEVERE, WARNING, INFO, CONFIG, FINE, FINER, FINEST, OFF");
            return Level.WARNING;
        }
    }

    private LogFormat logFormat() {
        Optional<LogFormat> format = LogFormat.named(get(LogFormat.VARIABLE).orElse("text"));
        if (format.isEmpty()) {
            faults.add(LogFormat.VARIABLE + ": neither text nor json");
        }
        return format.orElse(LogFormat.TEXT);
    }

    private Optional<Path> path(String name) {
        return get(name).map(value -> toPath(name, value));
    }

    private Path toPath(String name, String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException notAPath) {
            faults.add(name + ": not a path");
            return Path.of("");
        }
    }

    private Optional<String> required(String name, String meaning) {
        Optional<String> value = get(name);
        if (value.isEmpty()) {
            faultOfMissing(name, meaning);
        }
        return value;
    }

    private void faultOfMissing(String name, String meaning) {
        faults.add(name + ": is not set (" + meaning + ")");
    }

    /** A secret, in the variable or in a file; one without a meaning may be missing, and is empty then. */
    private String secret(String name, Optional<String> meaning) {
        try {
            Optional<String> value = SecretFile.secret(variables, name);
            if (value.isEmpty()) {
                meaning.ifPresent(what -> faultOfMissing(name, what));
            }
            return value.orElse("");
        } catch (IllegalArgumentException fault) {
            faults.add(fault.getMessage());
            return "";
        }
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Told first and alone: what is read from such a value would be told as another fault. */
    private void requireDecoded() throws StartFault {
        for (String name : NAMES) {
            if (get(name).filter(value -> value.indexOf(UNDECODABLE) >= 0).isPresent()) {
                faults.add(name
                        + ": has characters that Java cannot decode in this locale; start css.jar with LC_ALL=C.UTF-8");
            }
        }
        throwFaults();
    }

    private void throwFaults() throws StartFault {
        if (!faults.isEmpty()) {
            throw new StartFault(faults);
        }
    }
}
