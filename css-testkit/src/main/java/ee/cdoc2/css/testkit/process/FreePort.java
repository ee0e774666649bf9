package ee.cdoc2.css.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that nobody listens on just now. It is below the ports that Linux gives to connections (32768 and up), so that a
 * server which is stopped and started again finds its own still free.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;

    private FreePort() {}

    /** {@return a port that was free on loopback a moment ago} */
    public static int find() {
        IOException taken = null;
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException failure) {
                taken = failure;
            }
        }
        throw new IllegalStateException("no port is free", taken);
    }
}
