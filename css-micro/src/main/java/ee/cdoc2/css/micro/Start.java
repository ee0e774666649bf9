package ee.cdoc2.css.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

/** One start of CSS: first everything that can be checked without the server, then the server. */
final class Start {
    private final Settings settings;

    /**
     * A start with these settings.
     *
     * @param settings what the environment says
     */
    Start(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts CSS.
     *
     * @return where CSS listens: the application is deployed and has answered there
     * @throws StartFault when it cannot start, with everything that was found wrong
     */
    Listener run() throws StartFault {
        PayaraMicroServer.requireJava();
        Checks checks = new Checks();
        ServerKey key = checks.value(() -> ServerKey.open(settings.keyStore(), settings.keyStorePassword()));
        Listener listener = checks.value(() -> Listener.free(settings.address(), settings.port()));
        DataDirectory data = checks.value(() -> DataDirectory.take(settings.dataDirectory()));
        checks.throwFaults();
        if (settings.postgresql().isPresent()) {
            new DatabaseWait(
                            settings.databaseWait(),
                            line -> settings.logFormat().print(Level.WARNING, Start.class, line))
                    .until(settings.postgresql().get()::connect);
        }

        // Payara copies the application there; Java looks at the property once, before it makes the first temporary
        // file
        System.setProperty("java.io.tmpdir", data.temporary().toString());
        Runtime.getRuntime().addShutdownHook(new Thread(data::close, "CSS data directory"));
        Database database = settings.postgresql().orElseGet(() -> Database.h2(data.database()));
        PayaraMicroServer server = new PayaraMicroServer(data.runtime());
        server.configure(settings, listener, key, database);
        try {
            server.configureLogging(settings.logLevel(), settings.logFormat());
            server.start();
            data.protectDatabase();
            boolean fromABalancer = settings.balancers().include(listener.addressFromHere());
            new FirstAnswer(key.certificate(), fromABalancer).await(listener.urlFromHere());
        } catch (IOException unwritable) {
            throw new StartFault("CSS_DATA_DIR: can't be written: " + settings.dataDirectory());
        } catch (StartFault failure) {
            throw server.explain(failure);
        }
        server.releaseLog();
        return listener;
    }

    /** Runs checks and goes on after a fault, so that all faults are told at once. */
    private static final class Checks {
        private final List<String> faults = new ArrayList<>();

        <T> T value(Check<T> check) {
            try {
                return check.run();
            } catch (StartFault fault) {
                faults.addAll(fault.faults());
                return null;
            }
        }

        void throwFaults() throws StartFault {
            if (!faults.isEmpty()) {
                throw new StartFault(faults);
            }
        }
    }

    /** A check that gives a value or finds a fault. */
    private interface Check<T> {
        T run() throws StartFault;
    }
}
