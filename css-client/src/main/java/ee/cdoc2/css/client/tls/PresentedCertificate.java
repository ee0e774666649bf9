package ee.cdoc2.css.client.tls;

import ee.cdoc2.css.protocol.BaseUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

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
        Witness witness = new Witness();
        String host = url.host().replaceAll("[\\[\\]]", "");
        try (SSLSocket socket =
                (SSLSocket) Tls.trusting(witness).getSocketFactory().createSocket()) {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(host, url.port()), millis);
            socket.setSoTimeout(millis);
            socket.setEnabledProtocols(new String[] {"TLSv1.3"});
            socket.startHandshake();
            return Optional.of(witness.seen.get());
        } catch (IOException noHandshake) {
            return Optional.empty();
        }
    }

    /** Remembers the certificate, and accepts any: a person will compare its fingerprint. */
    private static final class Witness extends X509ExtendedTrustManager {
        private final AtomicReference<X509Certificate> seen = new AtomicReference<>();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            seen.set(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
