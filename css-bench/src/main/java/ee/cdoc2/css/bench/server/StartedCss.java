package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** css.jar with a PostgreSQL of its own, both started here, and stopped when this is closed. */
public final class StartedCss implements AutoCloseable {
    private static final String LISTENS = "CSS listens on";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final Postgres postgres;
    private final ChildProcess process;
    private final MeasuredServer server;

    private StartedCss(Postgres postgres, ChildProcess process, MeasuredServer server) {
        this.postgres = postgres;
        this.process = process;
        this.server = server;
    }

    /**
     * Starts both; css.jar answers when this returns.
     *
     * @param name in reports, and of the folder for its files
     * @param command that an operator types
     * @param settings its environment, but for address, base URL, data directory and database
     * @param tlsAuthority who has issued its TLS certificate
     * @param work where that folder is made
     * @throws DidNotStart if css.jar does not; all is stopped then
     */
    public static StartedCss start(
            String name, List<String> command, Map<String, String> settings, X509Certificate tlsAuthority, Path work) {
        Path folder = work.resolve(name);
        Postgres postgres = Postgres.start(folder.resolve("postgres"));
        try {
            ServerAddress address = new ServerAddress("localhost", FreePort.find());
            Map<String, String> environment = new TreeMap<>(settings);
            environment.putAll(postgres.settings());
            environment.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
            environment.put("CSS_HTTPS_PORT", Integer.toString(address.port()));
            environment.put("CSS_BASE_URLS", address.baseUrl());
            environment.put("CSS_DATA_DIR", folder.resolve("data").toString());
            // there is no load balancer that has to notice the stop
            environment.put("CSS_SHUTDOWN_DRAIN", "PT0S");
            ChildProcess process = ChildProcess.start(command, environment, folder.resolve("css.log"));
            awaitListening(name, process);
            MeasuredServer server = new MeasuredServer(
                    name,
                    RawHttps.to(address, tlsAuthority),
                    Optional.of(new ProcessTree(process.pid())),
                    Optional.of(postgres.process()));
            return new StartedCss(postgres, process, server);
        } catch (RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    /** {@return the server, for requests and measurements} */
    public MeasuredServer server() {
        return server;
    }

    /** {@return its table of shares} */
    public SharesTable shares() {
        return postgres.shares();
    }

    @Override
    public void close() {
        try {
            if (process.alive()) {
                process.terminate();
            }
        } finally {
            postgres.close();
        }
    }

    private static void awaitListening(String name, ChildProcess process) {
        new Polling(STARTS_WITHIN).until(() -> process.output().contains(LISTENS) || !process.alive());
        if (!process.output().contains(LISTENS)) {
            process.kill();
            throw new DidNotStart(name + " did not start", process.output());
        }
    }
}
