package ee.cdoc2.css.it.process;

import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One CSS, started as its operator would start it. */
public final class CssServer implements AutoCloseable {

    /** The promise is 30 s on a quiet machine; the build's may be busy. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private ServerSettings settings;
    private Product product;
    private Map<String, String> environment;
    private ChildProcess process;

    private CssServer(Product product, ServerSettings settings) {
        this.product = product;
        this.settings = settings;
    }

    /**
     * Starts the product that the build asks for; returns when it answers.
     *
     * @throws DidNotStart when it ends, says that it failed, or does not answer in time; it is killed then
     */
    public static CssServer start(ServerSettings settings) {
        return start(Product.selected(), settings);
    }

    /** The same with a product of the test's choice. */
    public static CssServer start(Product product, ServerSettings settings) {
        CssServer server = new CssServer(product, settings);
        server.start();
        return server;
    }

    /** {@return where it listens, e.g. {@code https://localhost:41234}} */
    public URI baseUrl() {
        return URI.create("https://localhost:" + settings.port());
    }

    public int port() {
        return settings.port();
    }

    /** {@return whether its process runs} */
    public boolean alive() {
        return process.alive();
    }

    /** {@return all that it has printed, restarts included} */
    public String log() {
        return process.output();
    }

    /** {@return its directory, with all files that it writes} */
    public Path directory() {
        return settings.directory();
    }

    /** {@return the file that it was told to keep its audit log in} */
    public Path auditFile() {
        return Path.of(settings.environment().get("CSS_AUDIT_FILE"));
    }

    /** {@return the process id of what was started: the JVM, or the server's start script} */
    public long pid() {
        return process.pid();
    }

    /** {@return where its processes listen, see {@link ListeningSockets}} */
    public Set<String> listeningSockets() {
        return ListeningSockets.of(ProcessTree.of(process.pid()).orElseThrow());
    }

    /** {@return where hardening.md says that it listens, in the same form: for clients, and where the product has it, for its management} */
    public Set<String> documentedSockets() {
        Set<String> documented = new TreeSet<>(Set.of("tcp 127.0.0.1:" + port()));
        product.managementPort(environment).ifPresent(port -> documented.add("tcp 127.0.0.1:" + port));
        return documented;
    }

    /** {@return its MBean} */
    public Management management() {
        return Management.of(process.javaPid());
    }

    /** {@return MiB of memory that the JVM has resident now} */
    public long residentMemory() {
        return process.residentMemory();
    }

    /** SIGKILL: what is not on the disk is lost. */
    public void kill9() {
        process.kill();
    }

    /** SIGTERM. {@return the exit status} */
    public int stop() {
        return process.terminate();
    }

    /** SIGTERM as an operator sends it to a node behind a load balancer: after draining. {@return the exit status} */
    public int drainAndStop() {
        if (!product.drainsOnSigterm()) {
            drain();
        }
        return stop();
    }

    /** Lets it say that it is not ready; when this returns it can be taken away. */
    public void drain() {
        operate(List.of(Product.configuration("operations/drain").toString(), Long.toString(process.pid())));
    }

    /** {@return whether the archive can be deployed anew while it runs} */
    public boolean canRedeploy() {
        return product.redeployment(environment).isPresent();
    }

    /** Deploys the archive anew on the running server; it answers when this returns. */
    public void redeploy() {
        operate(product.redeployment(environment).orElseThrow());
        awaitReadiness();
    }

    /** Starts it again in the same directory, after {@link #kill9} or {@link #stop}. */
    public void restart() {
        start();
    }

    /** Starts it again in the same directory with one variable set, or changed, after {@link #kill9} or {@link #stop}. */
    public void restartWith(String name, String value) {
        settings = settings.with(name, value);
        start();
    }

    /**
     * Starts it again in the same directory, after {@link #kill9} or {@link #stop}, with its log as JSON from when this returns.
     *
     * @return the file with the log, which may begin with lines from before
     */
    public Path restartWithLogAsJson() {
        product.jsonLog(settings, environment)
                .variables()
                .forEach((name, value) -> settings = settings.with(name, value));
        start();
        // asked again, since a start may choose another port for the command
        JsonLog log = product.jsonLog(settings, environment);
        if (!log.command().isEmpty()) {
            operate(log.command());
        }
        return log.file();
    }

    /** Starts another product in the same directory, after {@link #kill9} or {@link #stop}. */
    public void restartAs(Product other) {
        product = other;
        start();
    }

    /** Lets it take its TLS key from the key store again, as its operator would. */
    public void reloadTlsKey() {
        List<String> command = product.tlsKeyReload(environment);
        if (!command.isEmpty()) {
            operate(command);
        }
    }

    @Override
    public void close() {
        if (process.alive()) {
            stop();
        }
    }

    private void start() {
        try {
            // the audit log's folder has to exist
            Files.createDirectories(settings.directory());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        product.install(settings);
        environment = new TreeMap<>(settings.environment());
        environment.putAll(product.environment(settings));
        process = ServerJdk.start(product.command(), environment, settings.log());
        awaitReadiness();
    }

    private void operate(List<String> command) {
        ChildProcess operation =
                ServerJdk.startTool(command, environment, settings.directory().resolve("operations.log"));
        if (operation.end() != 0) {
            throw new IllegalStateException(command + " failed:\n" + operation.output());
        }
    }

    private void awaitReadiness() {
        ReadinessProbe probe = new ReadinessProbe(settings.port());
        boolean decided = new Polling(READY_WITHIN).until(() -> probe.serves() || failed());
        if (!decided) {
            fail("no answer within " + READY_WITHIN);
        }
        if (!probe.serves()) {
            fail(process.alive() ? "the application did not start" : "it ended");
        }
    }

    private boolean failed() {
        return !process.alive() || product.gaveUp(process.ownOutput());
    }

    private void fail(String why) {
        String log = process.output();
        // not by SIGTERM: at the end of a stop WildFly answers 404, which who asks it meanwhile takes for a share that
        // is lost
        if (process.alive()) {
            kill9();
        }
        throw new DidNotStart(why, log);
    }
}
