package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.wire.RawHttps;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One css.jar or more on a database of their own, all started here, and stopped when this is closed. */
public final class StartedCss implements AutoCloseable {
    private final String name;
    private final X509Certificate tlsAuthority;
    private final Database database;
    private final List<CssProcess> nodes = new ArrayList<>();

    private StartedCss(String name, X509Certificate tlsAuthority, Database database) {
        this.name = name;
        this.tlsAuthority = tlsAuthority;
        this.database = database;
    }

    /**
     * Starts a database and css.jar on it; all answer when this returns. All have the base URL of the first one, as behind a load
     * balancer.
     *
     * @param name in reports, and of the folder for their files
     * @param count how many css.jar
     * @param kind of database
     * @param command that an operator types
     * @param settings its environment, but for address, base URL, data directory and database
     * @param tlsAuthority who has issued its TLS certificate
     * @param work where that folder is made
     * @throws DidNotStart if one does not; all are stopped then
     */
    public static StartedCss start(
            String name,
            int count,
            DatabaseKind kind,
            List<String> command,
            Map<String, String> settings,
            X509Certificate tlsAuthority,
            Path work) {
        Path folder = work.resolve(name);
        StartedCss started = new StartedCss(name, tlsAuthority, kind.start(folder.resolve("database")));
        try {
            Map<String, String> environment = new TreeMap<>(settings);
            environment.putAll(started.database.settings());
            for (int number = 1; number <= count; number++) {
                CssProcess node = CssProcess.start(command, environment, folder.resolve("node" + number));
                started.nodes.add(node);
                environment.putIfAbsent("CSS_BASE_URLS", node.address().baseUrl());
            }
            return started;
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    /** {@return the server with all its nodes, for requests and measurements} */
    public MeasuredServer server() {
        return measured(name, nodes);
    }

    /** {@return its first node alone, as if there were no other} */
    public MeasuredServer firstNode(String itsName) {
        return measured(itsName, nodes.subList(0, 1));
    }

    /** {@return its table of shares, which is PostgreSQL's} */
    public SharesTable shares() {
        return database.shares().orElseThrow();
    }

    @Override
    public void close() {
        try {
            nodes.forEach(CssProcess::close);
        } finally {
            database.close();
        }
    }

    private MeasuredServer measured(String itsName, List<CssProcess> some) {
        return new MeasuredServer(
                itsName,
                some.stream()
                        .map(node -> RawHttps.to(node.address(), tlsAuthority))
                        .toList(),
                some.stream().map(CssProcess::tree).toList(),
                database.process());
    }
}
