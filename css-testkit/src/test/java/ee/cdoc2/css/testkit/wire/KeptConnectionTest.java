package ee.cdoc2.css.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server answers with the port of the client, which tells one connection from another. */
class KeptConnectionTest {

    private static final Identity IDENTITY =
            CertificateAuthority.named("TEST TLS").issue(CertificateProfiles.tlsServer());

    private HttpsServer server;
    private ServerAddress address;
    private Instant now = Instant.EPOCH;
    private KeptConnection kept;

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(IDENTITY)));
        server.createContext("/", exchange -> {
            byte[] body =
                    Integer.toString(exchange.getRemoteAddress().getPort()).getBytes(StandardCharsets.US_ASCII);
            if (exchange.getRequestURI().getPath().equals("/last")) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = new ServerAddress("127.0.0.1", server.getAddress().getPort());
        kept = new KeptConnection(RawHttps.to(address, IDENTITY.certificate()), () -> now);
    }

    @AfterEach
    void stop() throws IOException {
        kept.close();
        server.stop(0);
    }

    @Test
    void isUsedForAllRequests() throws IOException {
        String first = portAfter("/");
        now = now.plus(KeptConnection.IDLE);
        String second = portAfter("/");
        now = now.plus(KeptConnection.IDLE);

        assertThat(portAfter("/")).isEqualTo(second).isEqualTo(first);
    }

    @Test
    void isNotUsedAfterAServerMayHaveClosedIt() throws IOException {
        String first = portAfter("/");
        now = now.plus(KeptConnection.IDLE).plusMillis(1);

        assertThat(portAfter("/")).isNotEqualTo(first);
    }

    @Test
    void isNotUsedWhenTheServerClosesIt() throws IOException {
        String first = portAfter("/last");

        assertThat(portAfter("/")).isNotEqualTo(first);
    }

    private String portAfter(String path) throws IOException {
        return kept.send(RequestBytes.of("GET", path, address).bytes()).text();
    }
}
