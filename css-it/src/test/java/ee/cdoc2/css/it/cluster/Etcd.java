package ee.cdoc2.css.it.cluster;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The etcd in which Patroni keeps who the leader is: one member, which nothing happens to. */
final class Etcd implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    private Etcd(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; it may not answer yet when this returns.
     *
     * @param folder for its data and its log
     */
    static Etcd start(Path folder) {
        try {
            DatabaseUser.own(Files.createDirectories(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        int port = FreePort.find();
        String clients = "http://127.0.0.1:" + port;
        String peers = "http://127.0.0.1:" + FreePort.find();
        List<String> command = List.of(
                "etcd",
                "--name=css",
                "--data-dir=" + folder.resolve("data"),
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=css=" + peers);
        return new Etcd(ChildProcess.start(DatabaseUser.command(command), Map.of(), folder.resolve("etcd.log")), port);
    }

    /** {@return where it listens on loopback} */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.kill();
    }
}
