package ee.cdoc2.css.it.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that store and fetch without end, and a record of what was acknowledged to them and of what went wrong. */
public final class Traffic implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration LAST_JOURNEY = Duration.ofMinutes(2);

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<StoredShare> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** One more client, which begins now: it stores a share for this recipient, gets a nonce, fetches it, and begins again. */
    public void add(CssClient client, Recipient recipient) {
        Thread thread = new Thread(
                () -> {
                    while (!ended) {
                        journey(client, recipient);
                    }
                },
                "traffic");
        threads.add(thread);
        thread.start();
    }

    /** {@return every share that was acknowledged so far} */
    public List<StoredShare> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** {@return what went wrong so far} */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Lets each client end what it is at. */
    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(LAST_JOURNEY.toMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any answer but those of the protocol is a failure, and so is none. */
    private void journey(CssClient client, Recipient recipient) {
        try {
            StoredShare share = client.store(recipient);
            acknowledged.add(share);
            Outcome.released(client.fetch(share), share);
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            ended = true;
        } catch (RuntimeException | AssertionError failure) {
            failures.add(Instant.now() + " " + failure);
        }
    }
}
