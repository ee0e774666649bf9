package ee.cdoc2.css.it.cluster;

import ee.cdoc2.css.it.process.ProcessTree;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One PostgreSQL with its Patroni, on ports of loopback. Others, and the servers under test, come to it through relays that can be cut. */
public final class PatroniNode implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;

    private static final String CONFIGURATION = """
            scope: css
            name: %1$s
            restapi:
              listen: 127.0.0.1:%2$d
              connect_address: 127.0.0.1:%3$d
            etcd3:
              hosts: 127.0.0.1:%4$d
              use_proxies: true
            bootstrap:
              dcs:
            %5$s
              initdb:
                - encoding: UTF8
                - data-checksums
                - locale: C.UTF-8
            postgresql:
              listen: 127.0.0.1:%6$d
              connect_address: 127.0.0.1:%7$d
              data_dir: %8$s/data
              bin_dir: %9$s
              pgpass: %10$s/pgpass
              remove_data_directory_on_rewind_failure: true
              remove_data_directory_on_diverged_timelines: true
              authentication:
                superuser:
                  username: %11$s
                  password: %12$s
                replication:
                  username: replicator
                  password: %12$s
              pg_hba:
                - hostssl css css 127.0.0.1/32 scram-sha-256
                - host all %11$s 127.0.0.1/32 scram-sha-256
                - host replication replicator 127.0.0.1/32 scram-sha-256
              parameters:
                unix_socket_directories: %10$s
                ssl: 'on'
                ssl_cert_file: %13$s
                ssl_key_file: %14$s
                shared_buffers: 32MB
                min_wal_size: 32MB
                max_wal_size: 64MB
                wal_keep_size: 32MB
            """;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final String name;
    private final Path folder;
    private final Path disk;
    private final int api = FreePort.find();
    private final TcpRelay toPostgres;
    private final TcpRelay toApi;
    private final TcpRelay toEtcd;
    private ChildProcess process;
    private Path filling;

    /**
     * Starts it; when this returns, its database has not begun yet.
     *
     * @param name in Patroni's words
     * @param folder for its configuration and log
     * @param disk for its data
     * @param etcd where the cluster's etcd listens
     * @param settings the cluster's settings in YAML, indented by four
     * @param tls by which its PostgreSQL proves its name
     */
    PatroniNode(String name, Path folder, Path disk, int etcd, String settings, DatabaseTls tls) {
        this.name = name;
        this.folder = folder;
        this.disk = disk;
        int postgres = FreePort.find();
        toPostgres = TcpRelay.to(postgres);
        toApi = TcpRelay.to(api);
        toEtcd = TcpRelay.to(etcd);
        try {
            DatabaseUser.own(Files.createDirectories(folder));
            DatabaseUser.own(Files.createDirectories(disk));
            Files.writeString(
                    configuration(),
                    CONFIGURATION.formatted(
                            name,
                            api,
                            toApi.port(),
                            toEtcd.port(),
                            settings,
                            postgres,
                            toPostgres.port(),
                            disk,
                            programs(),
                            folder,
                            PatroniCluster.SUPERUSER,
                            PatroniCluster.PASSWORD,
                            tls.certificate(),
                            tls.key()));
            DatabaseUser.own(configuration());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start();
    }

    private Path configuration() {
        return folder.resolve("patroni.yml");
    }

    /** {@return Debian's newest} */
    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return where its PostgreSQL is, for others} */
    int port() {
        return toPostgres.port();
    }

    /** Starts its Patroni, and so its PostgreSQL. */
    public void start() {
        process = ChildProcess.start(
                DatabaseUser.command(List.of("patroni", configuration().toString())),
                Map.of("LC_ALL", "C.UTF-8"),
                folder.resolve("patroni.log"));
    }

    /** Ends PostgreSQL and Patroni at once, as when the machine loses its power. */
    public void kill9() {
        processes().forEach(ProcessTree::kill9);
        process.kill();
    }

    /** Lets both stand still, as a machine does that is paused: its connections stay, new ones are taken, and nobody answers. */
    public void freeze() {
        processes().forEach(ProcessTree::freeze);
    }

    /** Lets both go on, as if no time had gone by. */
    public void thaw() {
        processes().forEach(ProcessTree::thaw);
    }

    private List<ProcessTree> processes() {
        return Stream.of(ProcessTree.of(process.pid()), ProcessTree.ofPostgres(disk.resolve("data")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nobody reaches it, and it does not reach etcd. */
    public void cutOff() {
        Stream.of(toPostgres, toApi, toEtcd).forEach(TcpRelay::cut);
    }

    /** Ends what {@link #cutOff} has begun. */
    public void reconnect() {
        Stream.of(toPostgres, toApi, toEtcd).forEach(TcpRelay::heal);
    }

    /** All connections to its PostgreSQL end with a reset. */
    public void resetConnections() {
        toPostgres.reset();
    }

    /** Fills its disk up. */
    public void fillDisk() {
        filling = disk.resolve("filling");
        try (OutputStream out = Files.newOutputStream(filling)) {
            byte[] much = new byte[4096];
            while (true) {
                out.write(much);
            }
        } catch (IOException full) {
            DatabaseUser.own(filling);
        }
    }

    /** Ends what {@link #fillDisk} has begun. */
    public void freeDisk() {
        try {
            Files.deleteIfExists(filling);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the members of the cluster, as this node's Patroni sees them; none where it does not answer} */
    List<ClusterMember> members() {
        return ask(HttpRequest.newBuilder(api("/cluster"))
                        .timeout(ANSWER_WITHIN)
                        .build())
                .filter(answer -> answer.statusCode() == OK)
                .flatMap(answer -> ReadJson.of(answer.body()))
                .flatMap(document -> document.member("members"))
                .map(members ->
                        members.elements().stream().map(ClusterMember::of).toList())
                .orElse(List.of());
    }

    /** Lets another one become the leader, in an orderly way. This one only reads then. */
    public void handOver() {
        HttpResponse<byte[]> answer = ask(HttpRequest.newBuilder(api("/switchover"))
                        .timeout(Duration.ofMinutes(1))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"leader\":\"" + name + "\"}"))
                        .build())
                .orElseThrow();
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("no switchover: " + new String(answer.body()));
        }
    }

    private URI api(String path) {
        return URI.create("http://127.0.0.1:" + api + path);
    }

    private Optional<HttpResponse<byte[]>> ask(HttpRequest request) {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** {@return what its Patroni has printed} */
    String log() {
        return process.output();
    }

    @Override
    public void close() {
        kill9();
        Stream.of(toPostgres, toApi, toEtcd).forEach(TcpRelay::close);
    }
}
