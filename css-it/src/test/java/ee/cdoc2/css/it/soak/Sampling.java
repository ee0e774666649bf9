package ee.cdoc2.css.it.soak;

import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.operator.Management;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Looks at a node again and again, and keeps its figures. */
public final class Sampling implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Sampling.class.getName());

    private static final double NANOS_OF_A_MINUTE = 60e9;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Figures> figures = new CopyOnWriteArrayList<>();
    private final WatchedNode node;
    private final Management management;
    private final PostgresDatabase database;
    private final String name;
    private final Tally tally;
    private final long begun = System.nanoTime();

    /**
     * Begins.
     *
     * @param node is not restarted meanwhile
     * @param database its own
     * @param name by which the database knows its connections
     * @param between two looks
     * @param tally is told when a look fails
     */
    public Sampling(WatchedNode node, PostgresDatabase database, String name, Duration between, Tally tally) {
        this.node = node;
        this.management = node.server().management();
        this.database = database;
        this.name = name;
        this.tally = tally;
        clock.scheduleAtFixedRate(this::look, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return what it has seen so far} */
    public Trend trend() {
        return new Trend(figures);
    }

    /** Waits for a look that has begun: an interrupted one would be told as a failure of the node. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warning("a look takes longer than a minute");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        management.close();
    }

    private void look() {
        try {
            Figures seen =
                    Figures.of((System.nanoTime() - begun) / NANOS_OF_A_MINUTE, node, management, database, name);
            figures.add(seen);
            LOG.info(seen::toString);
        } catch (RuntimeException failure) {
            // thrown, it would be the last look of all, and nobody would know
            tally.wrong("the figures", failure);
        }
    }
}
