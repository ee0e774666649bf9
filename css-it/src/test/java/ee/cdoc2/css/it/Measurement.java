package ee.cdoc2.css.it;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.process.CssServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Metrics for docs/admin-guide.md, printed as a row of its table. Not one of the suite's tests, hence its name: run it by
 * docs/operations/measure. That nothing fails under the load is checked all the same.
 */
class Measurement extends BlackBox {

    private static final int CLIENTS = 4;
    /** Of three requests each: store, nonce, release. */
    private static final int JOURNEYS = 3334;

    private static final int STARTS = 2;
    private static final Duration REST = Duration.ofSeconds(10);

    @Test
    void startUpMemoryAndRequests() throws Exception {
        CssServer server = environment.server();
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            server.stop();
            Instant begun = Instant.now();
            server.restart();
            starts.add(seconds(begun));
        }
        Thread.sleep(REST.toMillis());
        long atRest = server.residentMemory();

        Instant begun = Instant.now();
        load();
        double took = seconds(begun);

        System.out.printf(
                Locale.ROOT,
                "MEASURED | %s | %s | %.1f s | %d MiB | %d MiB | %.0f/s |%n",
                System.getProperty("css.it.server"),
                System.getProperty("css.it.database"),
                Collections.min(starts),
                atRest,
                server.residentMemory(),
                3 * JOURNEYS / took);
    }

    private void load() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> journeys =
                    clients.invokeAll(Collections.nCopies(JOURNEYS, (Callable<Void>) this::journey));
            for (Future<Void> journey : journeys) {
                journey.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** A new connection for each request, a new recipient for each share: no OCSP answer is remembered. */
    private Void journey() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        Outcome.released(client.fetch(share), share);
        return null;
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
