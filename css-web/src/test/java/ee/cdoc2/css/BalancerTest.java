package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.process.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the connections of docs/operations/haproxy.cfg begin at a node. What nodes do with it, TwoNodesIT and try-compose show. */
class BalancerTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    /** The PROXY protocol, section 2.2. */
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    /** RFC 8446 section 5.1: the record of a handshake. */
    private static final String TLS = "1603";

    @TempDir
    private Path folder;

    @Test
    void aCheckBeginsWithTlsWhereNothingIsSaid() throws IOException {
        assertThat(beginningOfACheck(Map.of())).startsWith(TLS);
    }

    /** A node that believes the balancer closes every connection of it without a header. */
    @Test
    void aCheckBeginsWithAHeaderOfTheProxyProtocolWhereThatIsAskedFor() throws IOException {
        assertThat(beginningOfACheck(Map.of("CSS_SEND_PROXY", "yes"))).startsWith(SIGNATURE);
    }

    private String beginningOfACheck(Map<String, String> environment) throws IOException {
        Installed.assume(Files.isExecutable(HAPROXY), "HAProxy", "haproxy");
        Path authority = folder.resolve("ca.pem");
        Pem.write(authority, List.of(CertificateAuthority.named("CA").certificate()));
        try (ServerSocket node = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Map<String, String> all = new HashMap<>(environment);
            all.put("CSS_LISTEN", "127.0.0.1:" + FreePort.find());
            all.put("CSS_CA_FILE", authority.toString());
            all.put("CSS_SERVER_NAME", "localhost");
            all.put("CSS_NODE_1", "127.0.0.1:" + node.getLocalPort());
            all.put("CSS_NODE_2", "127.0.0.1:" + node.getLocalPort());
            ChildProcess haproxy = ChildProcess.start(
                    List.of(
                            HAPROXY.toString(),
                            "-db",
                            "-f",
                            RepositoryFiles.find("docs/operations/haproxy.cfg").toString()),
                    all,
                    folder.resolve("haproxy.log"));
            node.setSoTimeout(30_000);
            try (Socket check = node.accept()) {
                check.setSoTimeout(30_000);
                return HexFormat.of().formatHex(check.getInputStream().readNBytes(SIGNATURE.length() / 2));
            } finally {
                haproxy.terminate();
            }
        }
    }
}
