package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.micro.proxy.ProxyHeader;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {
    private final ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restoreTheProxy() {
        ProxySelector.setDefault(before);
    }

    @Test
    void goesToTheListenerWhateverProxyTheJvmHas() throws Exception {
        Identity tls = CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(tls)));
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.invalid", 1)));
        String url = "https://127.0.0.1:" + server.getAddress().getPort();

        assertThatCode(() -> new FirstAnswer(tls.certificate(), false).await(url))
                .doesNotThrowAnyException();

        server.stop(0);
    }

    @Test
    void speaksForABalancerWhereTheListenerTakesThisMachineForOne() throws Exception {
        Identity tls = CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer());
        SSLContext context = TlsContexts.server(tls);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> before = CompletableFuture.supplyAsync(() -> answer(server, context));

            new FirstAnswer(tls.certificate(), true).await("https://127.0.0.1:" + server.getLocalPort());

            assertThat(before.join()).isEqualTo(ProxyHeader.ofTheBalancerItself());
        }
    }

    /** {@return what came before TLS} */
    private static byte[] answer(ServerSocket server, SSLContext context) {
        try (Socket plain = server.accept()) {
            byte[] before = plain.getInputStream().readNBytes(16);
            try (SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, null, false)) {
                secured.getInputStream().read(new byte[10_000]);
                secured.getOutputStream()
                        .write(("HTTP/1.1 404 Not Found\r\nContent-Type: application/problem+json\r\n"
                                        + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            return before;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
