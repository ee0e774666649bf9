package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Asks whether the application answers: a problem document for a path that does not exist. A server that listens before
 * the application is up answers something else.
 *
 * @param port on loopback
 */
record ReadinessProbe(int port) {

    private static final int TIMEOUT_MILLIS = 5000;
    private static final String REQUEST =
            "GET /is-anybody-there HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static final SSLContext CLIENT = TlsContexts.trustingEveryone();

    boolean serves() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket) CLIENT.getSocketFactory().createSocket(plain, "localhost", port, true)) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                        .contains("application/problem+json");
            }
        } catch (IOException notThere) {
            return false;
        }
    }
}
