package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.process.Installed;
import ee.cdoc2.css.testkit.process.Polling;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** HAProxy in front of two nodes, configured by docs/operations/haproxy.cfg. */
public final class HaProxy implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final List<String> NAMES = List.of("node-1", "node-2");

    private final ChildProcess process;
    private final int port;

    private HaProxy(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Ends the test here, as aborted, where HAProxy is not installed; as failed where CI says that all is installed. */
    public static void assumeItIsInstalled() {
        Installed.assume(program().isPresent(), "HAProxy", "haproxy");
    }

    /** {@return the program, if it is installed; Debian has it where only root looks} */
    private static Optional<Path> program() {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it; it sends clients on when this returns.
     *
     * @param directory for its log
     * @param nodes the two nodes, which answer already
     * @param authority PEM file of who issued their certificate
     */
    public static HaProxy start(Path directory, List<CssServer> nodes, Path authority) {
        int port = FreePort.find();
        ChildProcess process = ChildProcess.start(
                List.of(
                        program().orElseThrow().toString(),
                        "-db",
                        "-f",
                        RepositoryFiles.find("docs/operations/haproxy.cfg").toString()),
                Map.of(
                        "CSS_LISTEN",
                        "127.0.0.1:" + port,
                        "CSS_CA_FILE",
                        authority.toString(),
                        "CSS_SERVER_NAME",
                        "localhost",
                        "CSS_NODE_1",
                        "127.0.0.1:" + nodes.get(0).port(),
                        "CSS_NODE_2",
                        "127.0.0.1:" + nodes.get(1).port()),
                directory.resolve("haproxy.log"));
        HaProxy proxy = new HaProxy(process, port);
        if (!new Polling(READY_WITHIN).until(() -> !process.alive() || new ReadinessProbe(port).serves())
                || !process.alive()) {
            proxy.close();
            throw new DidNotStart("HAProxy does not answer", process.output());
        }
        return proxy;
    }

    /** {@return where clients come to} */
    public int port() {
        return port;
    }

    /** Waits until it sends clients to both nodes. */
    public void awaitBothNodes() {
        if (!new Polling(READY_WITHIN).until(() -> NAMES.stream().allMatch(this::isUp))) {
            throw new IllegalStateException("a node is out:\n" + process.output());
        }
    }

    /** {@return whether each node has been out of it, as it must have been while it was down} */
    public boolean hasSeenBothDown() {
        return NAMES.stream().allMatch(name -> said(name).anyMatch(line -> line.contains(" is DOWN")));
    }

    @Override
    public void close() {
        process.terminate();
    }

    /** It says so when a node changes; they begin as up. */
    private boolean isUp(String name) {
        return said(name)
                .reduce((earlier, later) -> later)
                .map(line -> line.contains(" is UP"))
                .orElse(true);
    }

    private Stream<String> said(String name) {
        return process.output().lines().filter(line -> line.contains("Server css/" + name + " is "));
    }
}
