package ee.cdoc2.css.it.soak;

import ee.cdoc2.css.it.client.StoredShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Clients at their work, at a modest rate. */
public final class SoakLoad implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final Duration BETWEEN = Duration.ofMillis(650);
    /** Of so many shares one is looked for at the end. */
    private static final int ONE_OF = 25;

    private static final Duration LAST_TURN = Duration.ofMinutes(2);

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<StoredShare> some = new ConcurrentLinkedQueue<>();
    private final AtomicLong stored = new AtomicLong();
    private volatile boolean ended;

    /** Begins. */
    public SoakLoad(List<WatchedNode> nodes, SoakPeople people, Outages outages, Tally tally) {
        for (int i = 0; i < CLIENTS; i++) {
            SoakClient client = new SoakClient(nodes, people, outages, tally, i, this::remember);
            Thread thread = new Thread(() -> work(client), "soak client");
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets each client end what it is at. {@return some of the shares that were acknowledged, from the whole time} */
    public List<StoredShare> end() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(LAST_TURN.toMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(some);
    }

    @Override
    public void close() {
        ended = true;
    }

    private void work(SoakClient client) {
        try {
            while (!ended) {
                client.next();
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(StoredShare share) {
        if (stored.getAndIncrement() % ONE_OF == 0) {
            some.add(share);
        }
    }
}
