package ee.cdoc2.css.it.cluster;

import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network in front of one port of loopback: it passes connections on, until it is told to lose what it should carry. Thread-safe.
 */
public final class TcpRelay implements AutoCloseable {

    private static final int CHUNK = 8192;
    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition healed = lock.newCondition();
    private boolean cut;
    private volatile boolean refusing;

    private TcpRelay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /**
     * A relay that works, on a port that nobody has.
     *
     * @param target where it passes connections on to; nobody need listen there yet
     */
    public static TcpRelay to(int target) {
        try {
            TcpRelay relay =
                    new TcpRelay(new ServerSocket(FreePort.find(), BACKLOG, InetAddress.getLoopbackAddress()), target);
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return where it listens} */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing gets through, and nobody is told: as when packets are dropped. */
    public void cut() {
        lock.lock();
        try {
            cut = true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on whoever connects is sent away at once with a reset, and so is who is connected. */
    public void refuse() {
        refusing = true;
        reset();
    }

    /** What was held up gets through, late, as TCP would send it again. */
    public void heal() {
        lock.lock();
        try {
            cut = false;
            refusing = false;
            healed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all connections at once on both sides with a reset. New ones get through. */
    public void reset() {
        for (Socket socket : open) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                open.remove(socket);
            }
        }
    }

    @Override
    public void close() {
        heal();
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                if (refusing) {
                    reset();
                } else {
                    threads.execute(() -> serve(client));
                }
            } catch (IOException closed) {
                break;
            }
        }
    }

    private void serve(Socket client) {
        try {
            awaitNetwork();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            threads.execute(() -> carry(server, client));
            carry(client, server);
        } catch (IOException nobodyListens) {
            close(client);
        }
    }

    /** The end of a connection does not get through either while the network is cut. */
    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                awaitNetwork();
                out.write(chunk, 0, length);
            }
            awaitNetwork();
        } catch (IOException ended) {
            // so the other side ends, too
            open.remove(from);
        }
        close(from);
        close(to);
    }

    private void awaitNetwork() {
        lock.lock();
        try {
            while (cut) {
                healed.await();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
