package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.SharesTable;
import ee.cdoc2.css.bench.server.StartedCss;
import ee.cdoc2.css.testkit.process.Polling;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-bench/run scale}: whether a call costs with many shares what it costs with few. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Measures one css.jar with a few shares in its database and with many, in turns.")
final class ScaleCommand implements Callable<Integer> {
    private static final double SECOND = 1e9;
    /** Housekeeping has its turn each minute, and deletes for half of it. */
    private static final Duration DELETED_WITHIN = Duration.ofMinutes(10);

    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Option(
            names = "--few",
            paramLabel = "NUMBER",
            defaultValue = "10000",
            description = "How many shares are few. By default ${DEFAULT-VALUE}.")
    private long few;

    @Option(
            names = "--many",
            paramLabel = "NUMBER",
            defaultValue = "10000000",
            description = "How many shares are many. By default ${DEFAULT-VALUE}.")
    private long many;

    @Option(
            names = "--expired",
            paramLabel = "NUMBER",
            defaultValue = "100000",
            description = "How many that have expired are to be deleted. By default ${DEFAULT-VALUE}.")
    private long expired;

    @Mixin
    private RoundsOption rounds;

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        try (StartedCss small = servers.start("few", jar.file(), pki, load.secondProtocol());
                StartedCss large = servers.start("many", jar.file(), pki, load.secondProtocol())) {
            System.out.println(servers + "; " + load + "\n");
            fill(small.shares(), few);
            fill(large.shares(), many);
            System.out.println("\nIn the table of ratios, \"old\" has few shares and \"new\" has many.\n");
            int status =
                    new BenchmarkRun(load, pki, System.out).compare(small.server(), large.server(), rounds.number());
            expire(small.shares());
            expire(large.shares());
            return status;
        }
    }

    private static void fill(SharesTable shares, long count) {
        long begun = System.nanoTime();
        shares.fill(count);
        System.out.printf(
                "%,d shares filled in %.0f s; bytes each: %d for the row, %d for its key, %d for its expiry%n",
                count,
                secondsSince(begun),
                shares.bytesOfRows() / count,
                shares.bytesOfKey() / count,
                shares.bytesOfExpiry() / count);
    }

    /** From the first that is deleted to the last; the count takes its part of that. */
    private void expire(SharesTable shares) {
        shares.addExpired(expired);
        Polling polling = new Polling(DELETED_WITHIN);
        boolean began = polling.until(() -> shares.expired() < expired);
        long begun = System.nanoTime();
        boolean ended = began && polling.until(() -> shares.expired() == 0);
        System.out.printf(
                "beside %,d others, %,d that had expired were %s in %.1f s%n",
                shares.count(), expired, ended ? "deleted" : "NOT deleted", secondsSince(begun));
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / SECOND;
    }
}
