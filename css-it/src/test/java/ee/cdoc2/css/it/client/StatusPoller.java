package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks one node again and again, past the load balancer, what a client would be told while the node comes back. */
public final class StatusPoller implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Integer, String> firstOfEach = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;

    /** One that begins now. */
    public StatusPoller(RawHttps node) {
        RawHttps impatient = node.timeout(PATIENCE);
        byte[] request = RequestBytes.of("GET", "/health/live", node.server())
                .header("Connection", "close")
                .bytes();
        thread = new Thread(() -> look(impatient, request), "poller");
        thread.start();
    }

    /** {@return every status that was answered so far; a node that is not there answers with none} */
    public Set<Integer> statuses() {
        return Set.copyOf(firstOfEach.keySet());
    }

    /** {@return when each status was answered first, and with what} */
    @Override
    public String toString() {
        return firstOfEach.toString();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join(PATIENCE.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(RawHttps node, byte[] request) {
        while (!ended) {
            try {
                WireAnswer answer = node.send(request);
                firstOfEach.computeIfAbsent(answer.status(), status -> Instant.now() + " " + answer.text());
            } catch (IOException gone) {
                // that it is not there is what may happen
            }
            try {
                Thread.sleep(BETWEEN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }
}
