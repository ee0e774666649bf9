package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Clients that begin something and go on with a byte now and then, or with none. */
public final class SlowClients implements AutoCloseable {

    /** What is begun. */
    public enum Kind {
        /** A body, after a complete head. */
        BODY("POST /key-shares HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n{"),
        /** The lines of a head. */
        HEAD("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
        /** A ClientHello of 512 bytes (RFC 8446 section 5.1). */
        HANDSHAKE("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
        /** Nothing is read of answers that are more than what the buffers on the way take. */
        ANSWER("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(120));

        private final byte[] beginning;

        Kind(String beginning) {
            this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final int THREADS = 16;
    private static final byte[] ONE_MORE = {'a'};

    private final RawHttps https;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<Connection, Kind> open = new ConcurrentHashMap<>();

    /** @param https to the server */
    public SlowClients(RawHttps https) {
        this.https = https;
    }

    /**
     * Begins this many more of a kind, several at a time, when all of them are connected; those which the server does not accept
     * are left out.
     */
    public void begin(Kind kind, int clients) {
        Queue<Connection> connected = new ConcurrentLinkedQueue<>();
        run(Collections.nCopies(clients, () -> {
            connected.add(kind == Kind.HANDSHAKE ? plain() : encrypted());
            return null;
        }));
        connected.forEach(connection -> open.put(connection, kind));
        run(connected.stream()
                .<Callable<Void>>map(connection -> () -> {
                    connection.write(kind.beginning);
                    return null;
                })
                .toList());
    }

    /** Lets each client send a byte. {@return the clients whose connection is still open, as far as they can tell} */
    public Map<Kind, Long> sendOneMore() {
        run(open.keySet().stream()
                .<Callable<Void>>map(connection -> () -> {
                    try {
                        connection.write(ONE_MORE);
                    } catch (IOException closed) {
                        open.remove(connection);
                        connection.close();
                    }
                    return null;
                })
                .toList());
        return open.values().stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Connection connection : open.keySet()) {
            try {
                connection.close();
            } catch (IOException alreadyClosed) {
                open.remove(connection);
            }
        }
    }

    private void run(List<Callable<Void>> what) {
        try {
            for (Future<Void> done : threads.invokeAll(what)) {
                try {
                    done.get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof IOException)) {
                        throw new IllegalStateException("a slow client failed", failure);
                    }
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    private Connection encrypted() throws IOException {
        WireConnection connection = https.open();
        return new Connection(connection::write, connection::close);
    }

    private Connection plain() throws IOException {
        Socket socket = new Socket(https.server().host(), https.server().port());
        return new Connection(socket.getOutputStream()::write, socket);
    }

    private record Connection(Output output, Closeable socket) {
        void write(byte[] bytes) throws IOException {
            output.write(bytes);
        }

        void close() throws IOException {
            socket.close();
        }
    }

    private interface Output {
        void write(byte[] bytes) throws IOException;
    }
}
