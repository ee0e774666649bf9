package ee.cdoc2.css.it.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three PostgreSQL of Debian's under Patroni, with the settings of docs/admin-guide/postgresql.md, and the database of a server in them. */
public final class PatroniCluster implements AutoCloseable {

    /** System property: a folder with the folders 1, 2 and 3, a small file system each. */
    public static final String DISKS = "css.it.small-disks";

    static final String SUPERUSER = "postgres";
    static final String PASSWORD = "password-of-the-test-cluster";

    private static final int NODES = 3;
    /** An old primary is rewound, or copied anew. */
    private static final Polling WHOLE_WITHIN = new Polling(Duration.ofMinutes(3));

    private final Etcd etcd;
    private final List<PatroniNode> nodes;
    private final DatabaseTls tls;

    private PatroniCluster(Etcd etcd, List<PatroniNode> nodes, DatabaseTls tls) {
        this.tls = tls;
        this.etcd = etcd;
        this.nodes = nodes;
    }

    /** Ends the test here, as aborted, where Patroni and etcd are not installed. */
    public static void assumeItIsInstalled() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/patroni")) && Files.isExecutable(Path.of("/usr/bin/etcd")),
                "not run: it needs Patroni and etcd (css-it/failover installs them)");
    }

    /**
     * Starts it; when this returns, it is whole, and has an empty database.
     *
     * @param authority issues the certificate of all three
     */
    public static PatroniCluster start(CertificateAuthority authority) {
        Path folder = newFolder();
        Etcd etcd = Etcd.start(folder.resolve("etcd"));
        String settings = settings();
        DatabaseTls tls = DatabaseTls.write(folder, authority);
        List<PatroniNode> nodes = IntStream.rangeClosed(1, NODES)
                .mapToObj(number -> new PatroniNode(
                        "db" + number, folder.resolve("db" + number), disk(folder, number), etcd.port(), settings, tls))
                .toList();
        PatroniCluster cluster = new PatroniCluster(etcd, nodes, tls);
        try {
            cluster.awaitWhole();
            cluster.superuser("postgres")
                    .execute("create role css login connection limit 50 password '" + PASSWORD + "'");
            cluster.superuser("postgres").execute("create database css owner css");
            return cluster;
        } catch (RuntimeException | AssertionError failure) {
            cluster.close();
            throw failure;
        }
    }

    /** Short, since a socket has a path of 107 bytes at most, and where another user gets to. */
    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("css-failover-");
            DatabaseUser.own(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path disk(Path folder, int number) {
        String disks = System.getProperty(DISKS);
        return disks == null ? folder.resolve("disk" + number) : Path.of(disks, Integer.toString(number));
    }

    /** As the guide shows them. */
    private static String settings() {
        return RepositoryFiles.block("docs/admin-guide/postgresql.md", "```yaml patroni")
                .indent(4)
                .stripTrailing();
    }

    /** {@return the database, as a server is told of it in the guide: all hosts, and the one that is the primary} */
    public PostgresDatabase database() {
        return new PostgresDatabase(url(ports(), "css"), "css", PASSWORD);
    }

    /** {@return a network to all of them for one node under test} */
    public NodeNetwork network() {
        return NodeNetwork.to(ports());
    }

    /** {@return the same database, through a network} */
    public PostgresDatabase databaseThrough(NodeNetwork network) {
        return new PostgresDatabase(url(network.ports(), "css"), "css", PASSWORD);
    }

    private PostgresDatabase superuser(String database) {
        return new PostgresDatabase(url(ports(), database), SUPERUSER, PASSWORD);
    }

    private List<Integer> ports() {
        return nodes.stream().map(PatroniNode::port).toList();
    }

    private String url(List<Integer> ports, String database) {
        return ports.stream()
                .map(port -> "localhost:" + port)
                .collect(Collectors.joining(
                        ",",
                        "jdbc:postgresql://",
                        "/" + database + "?targetServerType=primary&sslmode=verify-full&sslrootcert="
                                + tls.authority()));
    }

    /** {@return the node that is the primary} */
    public PatroniNode leader() {
        return only(ClusterMember::isLeader);
    }

    /** {@return the node without which nothing is committed} */
    public PatroniNode synchronousStandby() {
        return only(ClusterMember::isSynchronous);
    }

    private PatroniNode only(Predicate<ClusterMember> role) {
        String name = members().stream()
                .filter(role)
                .findFirst()
                .map(ClusterMember::name)
                .orElseThrow();
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ends all connections to all of them with a reset. */
    public void resetConnections() {
        nodes.forEach(PatroniNode::resetConnections);
    }

    /** Waits until there are a leader, a synchronous standby and another one, on one timeline. */
    public void awaitWhole() {
        if (!WHOLE_WITHIN.until(this::isWhole)) {
            throw new DidNotStart(
                    "the cluster is not whole: " + members(),
                    nodes.stream().map(PatroniNode::log).collect(Collectors.joining("\n\n")));
        }
    }

    private boolean isWhole() {
        List<ClusterMember> members = members();
        return members.size() == NODES
                && members.stream().allMatch(ClusterMember::works)
                && members.stream().filter(ClusterMember::isLeader).count() == 1
                && members.stream().filter(ClusterMember::isSynchronous).count() == 1
                && members.stream()
                                .mapToLong(ClusterMember::timeline)
                                .distinct()
                                .count()
                        == 1;
    }

    private List<ClusterMember> members() {
        return nodes.stream()
                .map(PatroniNode::members)
                .filter(members -> !members.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public void close() {
        nodes.forEach(PatroniNode::close);
        etcd.close();
    }
}
