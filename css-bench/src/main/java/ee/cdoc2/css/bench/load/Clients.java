package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients of one server, each with a thread. They are connected, so that a measurement can begin. */
public final class Clients implements AutoCloseable {
    private final List<Client> clients;
    private final ExecutorService threads;

    private Clients(List<Client> clients) {
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients.size());
    }

    /**
     * {@return clients that are connected, if they keep a connection}
     *
     * @param count how many send at the same time
     */
    public static Clients open(RawHttps https, ConnectionUse use, int count) {
        return open(List.of(https), use, count);
    }

    /**
     * {@return the same for a server of several nodes, to which clients are dealt in turn}
     *
     * @param nodes at least one
     */
    public static Clients open(List<RawHttps> nodes, ConnectionUse use, int count) {
        Clients open = new Clients(IntStream.range(0, count)
                .mapToObj(index -> use.client(nodes.get(index % nodes.size())))
                .toList());
        try {
            for (Client client : open.clients) {
                client.connect();
            }
            return open;
        } catch (IOException unreachable) {
            open.close();
            throw new UncheckedIOException(
                    "cannot connect to " + nodes.get(0).server().authority(), unreachable);
        }
    }

    /**
     * Sends requests: each client takes the next one as soon as it has its answer.
     *
     * @param expectedStatus any other is a fault, and so is none
     */
    public LoadResult send(List<byte[]> requests, int expectedStatus, AnswerListener listener) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Seen>> work = clients.stream()
                .<Callable<Seen>>map(client -> () -> send(client, requests, next, expectedStatus, listener))
                .toList();
        long begun = System.nanoTime();
        List<Seen> seen = Seen.byAll(threads, work);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return Seen.together(seen, took);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            for (Client client : clients) {
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Seen send(
            Client client, List<byte[]> requests, AtomicInteger next, int expectedStatus, AnswerListener listener) {
        Seen seen = new Seen();
        for (int index = next.getAndIncrement(); index < requests.size(); index = next.getAndIncrement()) {
            long begun = System.nanoTime();
            try {
                WireAnswer answer = client.send(requests.get(index));
                if (answer.status() == expectedStatus) {
                    seen.answered(System.nanoTime() - begun);
                    listener.answered(index, answer);
                } else {
                    seen.fault(Integer.toString(answer.status()));
                }
            } catch (IOException unanswered) {
                seen.fault(unanswered.getClass().getSimpleName());
            }
        }
        return seen;
    }
}
