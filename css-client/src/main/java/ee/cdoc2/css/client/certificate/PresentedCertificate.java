package ee.cdoc2.css.client.certificate;

import ee.cdoc2.css.protocol.BaseUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;

/**
 * Looks at which TLS certificate a server shows and proves to have the key of, and hangs up. The handshake is
 * completed, because the proof comes after the certificate (RFC 8446 section 4.4.3); nothing is sent on the
 * connection. For making and checking list entries only.
 *
 * @param timeout for connecting, and for each answer of the handshake
 */
public record PresentedCertificate(Duration timeout) {

    /**
     * Looks.
     *
     * @param url where
     * @return the server's own certificate; nothing when it cannot be reached or does not speak TLS 1.3
     */
    public Optional<X509Certificate> of(BaseUrl url) {
        AnyServerTrust trust = new AnyServerTrust();
        String host = url.host().replaceAll("[\\[\\]]", "");
        try (SSLSocket socket =
                (SSLSocket) Tls.trusting(trust).getSocketFactory().createSocket()) {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(host, url.port()), millis);
            socket.setSoTimeout(millis);
            socket.setEnabledProtocols(new String[] {"TLSv1.3"});
            socket.startHandshake();
            return Optional.of(trust.shown.get());
        } catch (IOException noHandshake) {
            return Optional.empty();
        }
    }

    /** Remembers the certificate, and accepts any: a person will compare its fingerprint. */
    private static final class AnyServerTrust extends ServerTrust {
        private final AtomicReference<X509Certificate> shown = new AtomicReference<>();

        @Override
        void check(X509Certificate certificate) {
            shown.set(certificate);
        }
    }
}
