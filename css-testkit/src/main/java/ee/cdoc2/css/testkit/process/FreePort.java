package ee.cdoc2.css.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that nobody else gets while this JVM lives. It is below the ports that Linux gives to connections (32768 and up), so that a
 * server which is stopped and started again finds its own still free.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;

    /**
     * Bound, but not listening. While they are, nobody binds their ports but who sets SO_REUSEADDR, as every server does; we don't when
     * we look, so no other test finds the same port between the moment that it is found and the moment that a server listens on it.
     */
    private static final Queue<Socket> HELD = new ConcurrentLinkedQueue<>();

    private FreePort() {}

    /** {@return a port of loopback that nobody has and nobody else finds} */
    public static int find() {
        IOException taken = null;
        for (int i = 0; i < 100; i++) {
            try {
                Socket held = held(ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST));
                HELD.add(held);
                return held.getLocalPort();
            } catch (IOException failure) {
                taken = failure;
            }
        }
        throw new IllegalStateException("no port is free", taken);
    }

    /** {@return what holds this port until it is closed; an {@link IOException} where somebody has it} */
    static Socket held(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setReuseAddress(true);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
