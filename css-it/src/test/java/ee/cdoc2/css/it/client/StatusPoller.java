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

/** Asks one node for its health again and again, not through the load balancer, and keeps each status that it answered. */
public final class StatusPoller implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<Integer, String> firstOfEach = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;

    /** Starts asking. */
    public StatusPoller(RawHttps node) {
        RawHttps bounded = node.timeout(TIMEOUT);
        byte[] request = RequestBytes.of("GET", "/health/live", node.server())
                .header("Connection", "close")
                .bytes();
        thread = new Thread(() -> look(bounded, request), "poller");
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
            thread.join(TIMEOUT.multipliedBy(2).toMillis());
        } catch (InterruptedException interruption) {
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
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }
}
