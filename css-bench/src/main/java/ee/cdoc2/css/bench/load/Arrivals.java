package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests that come at a rate, whether or not the server keeps up with them: as people come, who do not know of each other. A latency is
 * counted from the moment at which a request was due.
 */
public final class Arrivals {
    /** A request for which no connection was free in time is given up unsent, as somebody gives up who is waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Refused as it should be. */
    static final String REFUSED = "503 with Retry-After";

    static final String NOT_SENT = "not sent: no connection was free for " + PATIENCE.toSeconds() + " s";

    private static final int UNAVAILABLE = 503;

    private final RawHttps https;
    private final ConnectionUse use;
    private final int connections;

    /**
     * @param https to the server
     * @param use whether connections are kept
     * @param connections how many may be open at the same time, each with a thread
     */
    public Arrivals(RawHttps https, ConnectionUse use, int connections) {
        this.https = https;
        this.use = use;
        this.connections = connections;
    }

    /**
     * Sends these requests over and over.
     *
     * @param requests that may be sent more than once
     * @param expectedStatus any other is a fault, and so is none
     * @param perSecond how many come in a second
     * @param during for how long they come; the last answers are waited for
     * @return what was seen; its duration is {@code during}
     */
    public LoadResult send(List<byte[]> requests, int expectedStatus, double perSecond, Duration during) {
        Schedule schedule = new Schedule(System.nanoTime(), perSecond, during);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            Callable<Seen> client = () -> sendDue(schedule, requests, expectedStatus);
            return Seen.together(Seen.byAll(threads, Collections.nCopies(connections, client)), during);
        } finally {
            threads.shutdownNow();
        }
    }

    private Seen sendDue(Schedule schedule, List<byte[]> requests, int expectedStatus)
            throws InterruptedException, IOException {
        Seen seen = new Seen();
        try (Client client = use.client(https)) {
            for (long index = schedule.take(); schedule.hasCome(index); index = schedule.take()) {
                long due = schedule.due(index);
                if (System.nanoTime() - due > PATIENCE.toNanos()) {
                    seen.fault(NOT_SENT);
                    continue;
                }
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                try {
                    WireAnswer answer = client.send(requests.get((int) (index % requests.size())));
                    if (answer.status() == expectedStatus) {
                        seen.answered(System.nanoTime() - due);
                    } else {
                        seen.fault(kind(answer));
                    }
                } catch (IOException unanswered) {
                    seen.fault(unanswered.getClass().getSimpleName());
                }
            }
        }
        return seen;
    }

    private static String kind(WireAnswer answer) {
        return answer.status() == UNAVAILABLE && answer.header("Retry-After").isPresent()
                ? REFUSED
                : Integer.toString(answer.status());
    }

    /** When each request is due, in order; shared by all connections. */
    private static final class Schedule {
        private final AtomicLong next = new AtomicLong();
        private final long begun;
        private final double nanosBetween;
        private final long nanosInAll;

        Schedule(long begun, double perSecond, Duration during) {
            this.begun = begun;
            this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
            this.nanosInAll = during.toNanos();
        }

        long take() {
            return next.getAndIncrement();
        }

        /** {@return whether that request belongs to this time} */
        boolean hasCome(long index) {
            return due(index) - begun < nanosInAll;
        }

        long due(long index) {
            return begun + (long) (index * nanosBetween);
        }
    }
}
