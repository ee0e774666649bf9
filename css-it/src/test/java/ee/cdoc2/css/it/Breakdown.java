package ee.cdoc2.css.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Observation;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.ShownTicket;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.Witnesses;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two nodes on one database, clients that store and fetch all the while, and something that breaks. */
final class Breakdown implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Breakdown.class.getName());

    private static final int CLIENTS = 4;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    /** It is over when nothing was refused for so long; longer than PostgreSQL's driver remembers that a host was away. */
    private static final Duration CALM = Duration.ofSeconds(15);

    private static final Polling OVER = new Polling(Duration.ofMinutes(2));
    /** css.request.timeout, and a little for a busy machine. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(12);
    /** docs/operations says 10 s; a request that is refused first has waited before. */
    private static final Duration READINESS_TOLD_WITHIN = Duration.ofSeconds(12);

    private static final double NANOS = 1e9;

    private final TestEnvironment environment;
    private final List<CssServer> nodes;
    private final String publicUrl;
    private final Witnesses witnesses;
    private final List<Absence> absences = new ArrayList<>();
    private boolean startedTwice;

    /** A node was not there from one moment to another, as {@link System#nanoTime()} has them. */
    private record Absence(int node, long from, long to) {
        boolean explains(Observation none) {
            return none.node() == node && none.ended() >= from && none.begun() <= to;
        }
    }

    /**
     * Starts the clients, and lets them work for a while.
     *
     * @param nodes the two, which serve already
     * @param publicUrl the base URL of both
     */
    Breakdown(TestEnvironment environment, List<CssServer> nodes, String publicUrl) {
        this.environment = environment;
        this.nodes = nodes;
        this.publicUrl = publicUrl;
        List<Recipient> recipients =
                Stream.generate(environment::mobileIdUser).limit(CLIENTS).toList();
        witnesses = new Witnesses(nodes.stream().map(this::https).toList(), publicUrl, recipients);
        awaitCalm(System.nanoTime());
    }

    /**
     * Something happens after which both nodes serve again by themselves, in time, and have said truly whether they do.
     *
     * @param what in a few words, for the log
     * @param event makes it happen
     */
    void isOvercome(String what, Runnable event) {
        long begun = System.nanoTime();
        event.run();
        awaitCalm(begun);
        for (int node = 0; node < nodes.size(); node++) {
            assertThat(awayAfter(what, begun, node))
                    .as(what + ": until node " + (node + 1) + " served again")
                    .isLessThan(BACK_WITHIN);
        }
    }

    /**
     * Something happens that the nodes cannot overcome alone.
     *
     * @param what in a few words, for the log
     * @param event makes it happen
     * @param during how long it is watched
     * @return for each node, how long it went on refusing; zero if it has not begun
     */
    List<Duration> isBorne(String what, Runnable event, Duration during) {
        long begun = System.nanoTime();
        event.run();
        new Polling(during).until(() -> false);
        return IntStream.range(0, nodes.size())
                .mapToObj(node -> awayAfter(what, begun, node))
                .toList();
    }

    /** A node has told that it is not ready, within the time that docs/operations gives it. */
    void isToldBy(CssServer node, long since) {
        int index = nodes.indexOf(node);
        assertThat(witnesses.observations().stream()
                        .filter(each -> each.node() == index && each.saysUnready())
                        .mapToLong(Observation::ended)
                        .filter(ended -> ended > since))
                .as("said that it is not ready")
                .anyMatch(ended -> ended - since < READINESS_TOLD_WITHIN.toNanos());
    }

    /** {@return from when something happened until the last request that a node refused; it must have said truly whether it serves} */
    private Duration awayAfter(String what, long begun, int node) {
        List<Observation> since = witnesses.observations().stream()
                .filter(each -> each.node() == node && each.ended() >= begun)
                .toList();
        List<Observation> refusals =
                since.stream().filter(Observation::isRefusal).toList();
        long last = refusals.stream().mapToLong(Observation::ended).max().orElse(begun);
        Duration away = Duration.ofNanos(last - begun);
        tell(what, begun, away, refusals, since);
        saysTruly(what, since, refusals);
        return away;
    }

    /** A node is killed and started again; its clients' connections fail meanwhile, and nothing else. */
    void isKilledAndStarted(CssServer node) {
        int index = nodes.indexOf(node);
        long from = System.nanoTime();
        node.kill9();
        try {
            node.restart();
        } catch (DidNotStart again) {
            // as systemd does with the guide's unit; docs/limits.md has why, and it is rare
            if (startedTwice) {
                throw again;
            }
            startedTwice = true;
            LOG.log(Level.WARNING, "a node did not start, and is started again", again);
            node.restart();
        }
        absences.add(new Absence(index, from, System.nanoTime()));
    }

    /** Ends the clients, and checks that nobody has lost a share, or got one twice for a ticket, or an answer that is none. */
    void nothingIsLost() {
        witnesses.close();
        List<Observation> all = witnesses.observations();

        assertThat(witnesses.wrong()).isEmpty();
        assertThat(all.stream()
                        .filter(each -> each.status() == 0)
                        .filter(each -> absences.stream().noneMatch(absence -> absence.explains(each))))
                .as("without an answer")
                .isEmpty();
        assertThat(all.stream().map(Observation::took).max(Duration::compareTo).orElseThrow())
                .as("the longest request")
                .isLessThan(LONGEST_REQUEST);
        everythingAcknowledgedIsThere();
        noTicketIsTakenTwice();
    }

    private void everythingAcknowledgedIsThere() {
        Collection<StoredShare> shares = witnesses.acknowledged();
        assertThat(shares).hasSizeGreaterThan(20);
        CssServer node = nodes.get(0);
        CssClient client = new CssClient(https(node), new JavaClientShape(TestEnvironment.address(node)), publicUrl);
        shares.parallelStream().forEach(share -> Outcome.released(client.fetch(share), share));
        LOG.info(() -> shares.size() + " shares were acknowledged, and all are there");
    }

    private void noTicketIsTakenTwice() {
        Collection<ShownTicket> tickets = witnesses.shown();
        tickets.parallelStream()
                .forEach(ticket -> IntStream.range(0, nodes.size()).forEach(node -> witnesses.show(ticket, node)));
        LOG.info(() -> tickets.size() + " tickets were shown four times each; "
                + tickets.stream().filter(ticket -> ticket.releases() == 1).count() + " released a share, once");
        assertThat(tickets).allMatch(ticket -> ticket.releases() <= 1);
        assertThat(witnesses.wrong()).isEmpty();
    }

    /** Not for what is shorter than the time that readiness has to be told. */
    private static void saysTruly(String what, List<Observation> since, List<Observation> refusals) {
        LongSummaryStatistics away =
                refusals.stream().mapToLong(Observation::ended).summaryStatistics();
        if (away.getCount() == 0) {
            return;
        }
        long known = away.getMin() + READINESS_TOLD_WITHIN.toNanos();
        assertThat(since.stream()
                        .filter(Observation::saysReady)
                        .filter(each ->
                                each.begun() > known && each.ended() < away.getMax() - LONGEST_REQUEST.toNanos() / 4))
                .as(what + ": said that it is ready, and was not")
                .isEmpty();
        assertThat(since.stream()
                        .filter(Observation::saysUnready)
                        .filter(each -> each.begun() > away.getMax() + READINESS_TOLD_WITHIN.toNanos()))
                .as(what + ": said that it is not ready, and was")
                .isEmpty();
    }

    private static void tell(
            String what, long begun, Duration away, List<Observation> refusals, List<Observation> since) {
        int node = since.get(0).node() + 1;
        String unready = since.stream().filter(Observation::saysUnready).mapToLong(Observation::ended).min().stream()
                .mapToObj(first -> "said so after %.1f s".formatted((first - begun) / NANOS))
                .findFirst()
                .orElse("never said that it is not ready");
        Duration longest =
                since.stream().map(Observation::took).max(Duration::compareTo).orElseThrow();
        Map<Observation.Operation, Long> refused =
                refusals.stream().collect(groupingBy(Observation::operation, counting()));
        LOG.info(() ->
                "%s: node %d refused %d requests %s, the last after %.1f s; it %s; the longest request took %.1f s"
                        .formatted(
                                what,
                                node,
                                refusals.size(),
                                refused,
                                away.toNanos() / NANOS,
                                unready,
                                longest.toNanos() / NANOS));
    }

    /** Until nothing was refused for a while, or for too long. */
    private void awaitCalm(long begun) {
        OVER.until(() -> {
            long last = witnesses.observations().stream()
                    .filter(Observation::isRefusal)
                    .mapToLong(Observation::ended)
                    .filter(ended -> ended > begun)
                    .max()
                    .orElse(begun);
            return System.nanoTime() - last > CALM.toNanos();
        });
    }

    private RawHttps https(CssServer node) {
        return RawHttps.to(
                TestEnvironment.address(node), environment.pki().web().certificate());
    }

    @Override
    public void close() {
        witnesses.close();
    }
}
