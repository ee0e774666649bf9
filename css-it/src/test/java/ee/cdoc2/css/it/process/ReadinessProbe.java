package ee.cdoc2.css.it.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Asks whether the application answers: a problem document for a path that doesn't exist. A server that listens before
 * the application is up answers something else. Whom it speaks to is of no interest here, so every certificate is taken.
 */
final class ReadinessProbe {

    private static final int TIMEOUT_MILLIS = 5000;
    private static final String REQUEST =
            "GET /is-anybody-there HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final int port;
    private final SSLContext anyServer;

    ReadinessProbe(int port) {
        this.port = port;
        try {
            anyServer = SSLContext.getInstance("TLS");
            anyServer.init(null, new TrustManager[] {new AnyServer()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    boolean serves() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket) anyServer.getSocketFactory().createSocket(plain, "localhost", port, true)) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                        .contains("application/problem+json");
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static final class AnyServer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // there are none
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // see the class comment
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
