package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many requests that are all at the server at a time, each on a connection of its own, from few threads. */
public final class PendingRequests implements AutoCloseable {

    private static final int THREADS = 64;

    private final ExecutorService threads;
    private final RawHttps https;
    private final Queue<Pending> all = new ConcurrentLinkedQueue<>();
    private final Queue<Pending> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hungUp = new AtomicInteger();

    /** @param https to the server */
    public PendingRequests(RawHttps https) {
        this(https, THREADS);
    }

    /**
     * @param https   to the server
     * @param threads more than the requests that a test lets wait: these hold a thread while it looks for their answers
     */
    public PendingRequests(RawHttps https, int threads) {
        this.https = https;
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** Connects and sends, in this order as far as threads go; returns when all is sent. */
    public void send(List<byte[]> requests) {
        run(requests.stream()
                .<Callable<Void>>map(request -> () -> {
                    Pending sent = new Pending(https.open(), request);
                    all.add(sent);
                    sent.connection.write(request);
                    unanswered.add(sent);
                    return null;
                })
                .toList());
    }

    /**
     * {@return the answers that come within this time, of those that were not returned before} A connection that ends without one
     * has taken longer than a request may, as on a machine that is too busy; see {@link #hungUp}.
     */
    public List<WireAnswer> answersWithin(Duration limit) {
        long begun = System.nanoTime();
        Queue<WireAnswer> answers = new ConcurrentLinkedQueue<>();
        run(unanswered.stream()
                .<Callable<Void>>map(each -> () -> {
                    try {
                        each.connection
                                .answer(each.request, limit.minusNanos(System.nanoTime() - begun))
                                .ifPresent(answer -> {
                                    unanswered.remove(each);
                                    answers.add(answer);
                                });
                    } catch (IOException ended) {
                        unanswered.remove(each);
                        hungUp.incrementAndGet();
                    }
                    return null;
                })
                .toList());
        return List.copyOf(answers);
    }

    /** {@return how many connections ended without an answer so far} */
    public int hungUp() {
        return hungUp.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Pending each : all) {
            try {
                each.connection.close();
            } catch (IOException alreadyClosed) {
                unanswered.remove(each);
            }
        }
    }

    private void run(List<Callable<Void>> what) {
        try {
            for (Future<Void> done : threads.invokeAll(what)) {
                done.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a client failed", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    private record Pending(WireConnection connection, byte[] request) {}
}
