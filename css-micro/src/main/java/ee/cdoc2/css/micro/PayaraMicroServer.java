package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.database.DatabaseProperties;
import ee.cdoc2.css.micro.tls.TlsVariables;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Payara Micro in this process, with the application that css.jar holds. The only class of the launcher that calls
 * Payara.
 *
 * <p>Breaks when Payara changes the options of its launcher, the placeholders {@code ${...}} in its pre-boot commands,
 * or the logger {@code PayaraMicro}.
 */
final class PayaraMicroServer {
    private static final String LOGGING_FILE = "java.util.logging.config.file";

    private final Path runtime;
    /** Payara logs here that it has stopped, whatever levels are set. */
    private final Logger farewell = Logger.getLogger("PayaraMicro");

    private boolean details;

    /**
     * A server that is not started yet.
     *
     * @param runtime an empty folder that the server may write to
     */
    PayaraMicroServer(Path runtime) {
        this.runtime = runtime;
    }

    /** @throws StartFault when the Payara that css.jar was built on is for a later Java than this */
    static void requireJava() throws StartFault {
        RequiredJava.require(
                "/fish/payara/micro/boot/PayaraMicroLauncher.class",
                Runtime.version().feature());
    }

    /**
     * Gives the placeholders of {@code pre-boot-commands.txt} and the data source their values, as system properties. Only those who may
     * see this process's environment can see them.
     */
    void configure(Settings settings, Listener listener, ServerKey key, Database database) {
        System.setProperty("launcher.https.address", listener.address().getHostAddress());
        System.setProperty("launcher.https.port", Integer.toString(listener.port()));
        System.setProperty("launcher.tls.keystore", settings.keyStore().toString());
        System.setProperty(TlsVariables.LAUNCHERS_PASSWORD, settings.keyStorePassword());
        System.setProperty("launcher.tls.alias", key.alias());
        System.setProperty(DatabaseProperties.URL, database.url());
        System.setProperty(DatabaseProperties.USER, database.user());
        System.setProperty(DatabaseProperties.PASSWORD, database.password());
        System.setProperty("launcher.database.pool.size", Integer.toString(settings.poolSize()));
        System.setProperty("launcher.database.pool.kept", Integer.toString(database.keptConnections()));
    }

    /**
     * Sets up logging for the server and us: {@code logging.properties} in css.jar, or the operator's own file if
     * {@code -Djava.util.logging.config.file} names one.
     *
     * @param level  the lowest level that is printed, for all loggers that the file does not name
     * @param format how it is printed
     */
    void configureLogging(Level level, LogFormat format) throws IOException {
        details = level.intValue() < Level.WARNING.intValue();
        farewell.setFilter(record -> record.getLevel().intValue() >= level.intValue());
        if (System.getProperty(LOGGING_FILE) != null) {
            return;
        }
        Properties logging = new Properties();
        try (InputStream in = PayaraMicroServer.class.getResourceAsStream("/MICRO-INF/domain/logging.properties")) {
            logging.load(in);
        }
        logging.setProperty(".level", level.getName());
        logging.setProperty(StartLog.FORMAT, format.name().toLowerCase(Locale.ROOT));
        if (level.intValue() < Level.INFO.intValue()) {
            logging.setProperty("ee.cdoc2.css.level", level.getName());
        }
        Path file = runtime.resolve("logging.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            logging.store(out, null);
        }
        System.setProperty(LOGGING_FILE, file.toString());
    }

    /**
     * Starts the server and deploys the application.
     *
     * @throws StartFault when the server did not start or refused a setting. Payara reports most other failures to the
     *                    log only: that this returns does not say that the application runs
     */
    void start() throws StartFault {
        try {
            PayaraMicroLauncher.create(
                    new String[] {"--rootdir", runtime.toString(), "--nohazelcast", "--disablephonehome"});
        } catch (InvocationTargetException thrown) {
            throw new StartFault(String.valueOf(thrown.getCause().getMessage()));
        } catch (Exception failure) {
            throw new StartFault(String.valueOf(failure.getMessage()));
        }
        List<String> refusals =
                logs().flatMap(log -> log.refusedSettings().stream()).toList();
        if (!refusals.isEmpty()) {
            throw new StartFault(refusals);
        }
    }

    /**
     * Looks for the reasons of a failed start in the log. Where it has none, all of the log is printed.
     *
     * @param failure what was seen from outside
     * @return the reasons; if there are none, the failure as it was seen
     */
    StartFault explain(StartFault failure) {
        List<String> reasons =
                logs().flatMap(log -> log.applicationFaults().stream()).toList();
        if (reasons.isEmpty()) {
            reasons = logs().flatMap(log -> log.databaseFaults().stream()).toList();
        }
        logs().forEach(reasons.isEmpty() || details ? StartLog::release : StartLog::forget);
        return reasons.isEmpty() ? failure : new StartFault(reasons);
    }

    /** Prints the log from now on; first what was kept back so far. */
    void releaseLog() {
        logs().forEach(StartLog::release);
    }

    /** {@return the handlers that keep the log back; none if the operator has set up the log} */
    private static Stream<StartLog> logs() {
        return Arrays.stream(Logger.getLogger("").getHandlers())
                .filter(StartLog.class::isInstance)
                .map(StartLog.class::cast);
    }
}
