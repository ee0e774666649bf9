package ee.cdoc2.css.trust;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificate that this node's own listener shows, for the metric that says when it ends. It is looked at by a TLS handshake, since
 * the key store's file does not tell it: a server may not have taken a new key yet, or refuse it. Where nobody has ever answered, the file
 * is what is left. Thread-safe.
 */
public final class ServedCertificate {
    private static final Logger LOGGER = Logger.getLogger(ServedCertificate.class.getName());
    /** Milliseconds, for the connection and for each read. */
    private static final int PATIENCE = 1000;

    private final InetSocketAddress listener;
    private final TlsCertificateFile file;
    private volatile List<X509Certificate> seen = List.of();

    /**
     * The certificate of this listener.
     *
     * @param listener where it is reached from here
     * @param file     that it takes its key from
     */
    public ServedCertificate(InetSocketAddress listener, TlsCertificateFile file) {
        this.listener = listener;
        this.file = file;
    }

    /** {@return the certificate that is shown now, or else was last; that in the file where none was ever; none where there is none either} */
    public List<X509Certificate> certificates() {
        look().ifPresent(certificate -> seen = List.of(certificate));
        return seen.isEmpty() ? file.certificates() : seen;
    }

    private Optional<X509Certificate> look() {
        try (Socket connection = new Socket()) {
            connection.connect(listener, PATIENCE);
            connection.setSoTimeout(PATIENCE);
            String host = connection.getInetAddress().getHostAddress();
            try (SSLSocket socket = (SSLSocket)
                    believing().getSocketFactory().createSocket(connection, host, listener.getPort(), true)) {
                socket.startHandshake();
                return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
            }
        } catch (IOException unanswered) {
            LOGGER.log(
                    Level.FINE,
                    "the own listener shows no certificate, its metric is as before: {0}",
                    unanswered.getClass().getName());
            return Optional.empty();
        }
    }

    /**
     * It is only looked at: nothing is sent to whoever shows it, and nothing is taken from them. A new one for each look has no session to
     * resume, in which the certificate from before would be told.
     */
    private static SSLContext believing() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new Everybody()}, null);
            return context;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new IllegalStateException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new IllegalStateException("no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // whoever it is, see above
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // whoever it is, see above
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // whoever it is, see above
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
