package ee.cdoc2.css.demo;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in the place of another, with a TLS key of its own. It counts the requests that it receives. */
final class Impostor implements AutoCloseable {
    private final HttpsServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private Impostor(HttpsServer server) {
        this.server = server;
    }

    static Impostor start() {
        try {
            Identity tls =
                    CertificateAuthority.named("A CA that browsers trust").issue(CertificateProfiles.tlsServer());
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
            Impostor impostor = new Impostor(server);
            server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(tls)));
            server.createContext("/", exchange -> {
                impostor.requests.incrementAndGet();
                exchange.close();
            });
            server.start();
            return impostor;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    BaseUrl url() {
        return BaseUrl.parse("https://localhost:" + server.getAddress().getPort())
                .orElseThrow();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
