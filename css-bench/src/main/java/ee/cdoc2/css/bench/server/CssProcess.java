package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A css.jar that was started here, and is stopped when this is closed. */
final class CssProcess implements AutoCloseable {
    private static final String LISTENS = "CSS listens on";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final ServerAddress address;
    private final ChildProcess process;

    private CssProcess(ServerAddress address, ChildProcess process) {
        this.address = address;
        this.process = process;
    }

    /**
     * {@return one that answers}
     *
     * @param command that an operator types
     * @param settings its environment, but for address, data directory and, unless it is there, base URL
     * @param folder for its files
     * @throws DidNotStart if it does not
     */
    static CssProcess start(List<String> command, Map<String, String> settings, Path folder) {
        ServerAddress address = new ServerAddress("localhost", FreePort.find());
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
        environment.put("CSS_HTTPS_PORT", Integer.toString(address.port()));
        environment.putIfAbsent("CSS_BASE_URLS", address.baseUrl());
        environment.put("CSS_DATA_DIR", folder.resolve("data").toString());
        // there is no load balancer that has to notice the stop
        environment.put("CSS_SHUTDOWN_DRAIN", "PT0S");
        ChildProcess process = ChildProcess.start(command, environment, folder.resolve("css.log"));
        new Polling(STARTS_WITHIN).until(() -> process.output().contains(LISTENS) || !process.alive());
        if (!process.output().contains(LISTENS)) {
            process.kill();
            throw new DidNotStart(folder.getFileName() + " did not start", process.output());
        }
        return new CssProcess(address, process);
    }

    ServerAddress address() {
        return address;
    }

    ProcessTree tree() {
        return new ProcessTree(process.pid());
    }

    @Override
    public void close() {
        if (process.alive()) {
            process.terminate();
        }
    }
}
