package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.call.Preparation;
import ee.cdoc2.css.bench.load.AnswerListener;
import ee.cdoc2.css.bench.load.Clients;
import ee.cdoc2.css.bench.load.LoadResult;
import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.bench.report.Figure;
import ee.cdoc2.css.bench.report.Measurement;
import ee.cdoc2.css.bench.report.Subject;
import ee.cdoc2.css.bench.server.MeasuredServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures one server, a subject at a time. */
final class Bench {
    private static final double HALF = 50;
    private static final double ALL_BUT_ONE_OF_HUNDRED = 99;

    private final MeasuredServer server;
    private final Preparation preparation;
    private final int clients;

    /**
     * @param preparation makes the requests to it
     * @param clients how many send at the same time
     */
    Bench(MeasuredServer server, Preparation preparation, int clients) {
        this.server = server;
        this.preparation = preparation;
        this.clients = clients;
    }

    /** {@return what this many requests have cost; they are made before the clock starts, and connections that are kept are open} */
    Measurement measure(Subject subject, int count) {
        List<byte[]> requests = preparation.requests(subject.call(), count);
        try (Clients open = Clients.open(server.nodes(), subject.connection(), clients)) {
            Optional<Duration> serverBefore = server.processorTime();
            Optional<Duration> databaseBefore = server.database().map(ProcessTree::processorTime);
            LoadResult result = open.send(requests, subject.call().status(), AnswerListener.NONE);
            Optional<Duration> databaseAfter = server.database().map(ProcessTree::processorTime);
            Optional<Duration> serverAfter = server.processorTime();

            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            figures.put(Figure.REQUESTS_PER_SECOND, result.perSecond());
            figures.put(Figure.P50, result.millisAt(HALF));
            figures.put(Figure.P99, result.millisAt(ALL_BUT_ONE_OF_HUNDRED));
            serverBefore.ifPresent(
                    before -> figures.put(Figure.SERVER, millisEach(before, serverAfter.orElseThrow(), count)));
            databaseBefore.ifPresent(
                    before -> figures.put(Figure.DATABASE, millisEach(before, databaseAfter.orElseThrow(), count)));
            return new Measurement(subject, figures, result.faults());
        }
    }

    private static double millisEach(Duration before, Duration after, int count) {
        return (double) after.minus(before).toMillis() / count;
    }
}
