package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Clients that store and fetch without end at several nodes of one server, whatever is answered, and remember all of it: what was
 * acknowledged, how often a share was released for each ticket, how long each request took. Each ticket is shown twice, at two nodes. Besides, each node is
 * asked whether it is ready.
 */
public final class Witnesses implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    /** Longer than any server takes, so that it is the server's time that is measured. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int NONE = 0;

    private final List<RawHttps> nodes;
    private final String audience;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Observation> observations = new ConcurrentLinkedQueue<>();
    private final Queue<StoredShare> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<ShownTicket> shown = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /**
     * Begins.
     *
     * @param nodes the nodes
     * @param audience the base URL of all of them, which tickets are signed for
     * @param recipients one client each
     */
    public Witnesses(List<RawHttps> nodes, String audience, List<Recipient> recipients) {
        this.nodes = nodes.stream().map(node -> node.timeout(PATIENCE)).toList();
        this.audience = audience;
        for (int i = 0; i < recipients.size(); i++) {
            int first = i;
            start(() -> storeAndFetch(recipients.get(first), first));
        }
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            start(() -> probe(node));
        }
    }

    private void start(Runnable what) {
        Thread thread = new Thread(what, "witness");
        threads.add(thread);
        thread.start();
    }

    /** {@return what came of each request so far} */
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** {@return every share that was acknowledged so far} */
    public Collection<StoredShare> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** {@return every ticket that was shown so far} */
    public Collection<ShownTicket> shown() {
        return List.copyOf(shown);
    }

    /** {@return answers that a client must not get, whatever fails behind the server: all but success and 503} */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Shows a ticket at a node. A share that is released is compared. */
    public void show(ShownTicket ticket, int node) {
        StoredShare share = ticket.share();
        Set<Integer> besides = ticket.isFirstShow() ? Set.of() : Set.of(NOT_FOUND);
        byte[] request = shape(node)
                .fetch(
                        share.shareId(),
                        ticket.ticket(),
                        share.recipient().identity().x5c());
        Optional<WireAnswer> answer = ask(node, Observation.Operation.RELEASE, request);
        if (status(answer) != OK) {
            mustBe(Observation.Operation.RELEASE, answer, besides);
            return;
        }
        ticket.released();
        if (!answer.orElseThrow().member("share").equals(Optional.of(share.base64()))) {
            wrong.add("another share for " + share.shareId());
        }
    }

    /** Lets each client end what it is at. */
    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.multipliedBy(4).toMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void storeAndFetch(Recipient recipient, int first) {
        for (int turn = first; !ended; turn++) {
            int here = turn % nodes.size();
            int there = (turn + 1) % nodes.size();
            store(recipient, here).flatMap(share -> ticket(share, there)).ifPresent(ticket -> {
                show(ticket, here);
                show(ticket, there);
            });
            pause(BETWEEN);
        }
    }

    private Optional<StoredShare> store(Recipient recipient, int node) {
        byte[] content = new byte[32];
        RANDOM.nextBytes(content);
        String base64 = Base64.getEncoder().encodeToString(content);
        Optional<WireAnswer> answer =
                ask(node, Observation.Operation.STORE, shape(node).store(base64, recipient.id()));
        if (status(answer) != CREATED) {
            mustBe(Observation.Operation.STORE, answer, Set.of());
            return Optional.empty();
        }
        String location = answer.orElseThrow().header("Location").orElseThrow();
        StoredShare share = new StoredShare(location.substring("/key-shares/".length()), base64, recipient);
        acknowledged.add(share);
        return Optional.of(share);
    }

    private Optional<ShownTicket> ticket(StoredShare share, int node) {
        Optional<WireAnswer> answer =
                ask(node, Observation.Operation.NONCE, shape(node).nonce(share.shareId()));
        if (status(answer) != OK) {
            mustBe(Observation.Operation.NONCE, answer, Set.of());
            return Optional.empty();
        }
        String nonce = answer.orElseThrow().member("nonce").orElseThrow();
        CssClient signer = new CssClient(nodes.get(node), shape(node), audience);
        ShownTicket ticket = new ShownTicket(share, signer.ticket(share, nonce));
        shown.add(ticket);
        return Optional.of(ticket);
    }

    private void probe(int node) {
        byte[] request = RequestBytes.of("GET", "/health/ready", nodes.get(node).server())
                .header("Connection", "close")
                .bytes();
        while (!ended) {
            mustBe(Observation.Operation.READINESS, ask(node, Observation.Operation.READINESS, request), Set.of(OK));
            pause(BETWEEN_PROBES);
        }
    }

    private Optional<WireAnswer> ask(int node, Observation.Operation operation, byte[] request) {
        long begun = System.nanoTime();
        Optional<WireAnswer> answer = answer(node, request);
        observations.add(new Observation(node, operation, begun, System.nanoTime(), status(answer)));
        return answer;
    }

    private Optional<WireAnswer> answer(int node, byte[] request) {
        try {
            return Optional.of(nodes.get(node).send(request));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static int status(Optional<WireAnswer> answer) {
        return answer.map(WireAnswer::status).orElse(NONE);
    }

    private void mustBe(Observation.Operation operation, Optional<WireAnswer> answer, Set<Integer> besides) {
        int status = status(answer);
        if (status != UNAVAILABLE && status != NONE && !besides.contains(status)) {
            wrong.add(operation + ": " + status + " " + answer.orElseThrow().text());
        }
    }

    private JavaClientShape shape(int node) {
        return new JavaClientShape(nodes.get(node).server());
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }
}
