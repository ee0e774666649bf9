package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that fails is named for what it is: nothing is stored, released or spent. */
@Tag("postgres")
class DatabaseFaultIT extends BlackBox {
    private static final Logger LOG = Logger.getLogger(DatabaseFaultIT.class.getName());

    private static final String UNAVAILABLE = "storage-unavailable";
    private static final Polling SOON = new Polling(Duration.ofSeconds(60));
    private static final double NANOS = 1e9;
    /** Seconds. What the timeouts come to together is 9; the build's machine may be busy. */
    private static final double BOUNDED = 20;
    /** Seconds. The first answers wait for the TLS handshakes of the crowd, so it is the median that counts. */
    private static final double ALIVE_WITHIN = 2;
    /** More than any server has threads. */
    private static final int CROWD = 300;

    /** Seconds. */
    private static final double UNREADY_WITHIN = 10;

    /** Seconds. */
    private static final double ANSWERED_WITHIN = 5;

    private static final int REFUSALS = 20;
    /** Seconds. A connection is tested at most once in one; the build's machine may be busy. */
    private static final double FOUND_OUT_WITHIN = 10;

    @Test
    void aShareDoesNotLeaveWhenItsNonceCannotBeSpent() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().without("spent_nonce", () -> Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE));

        Outcome.released(client.fetch(share, ticket), share);
    }

    @Test
    void aTicketIsNotSpentWhenTheShareCannotBeRead() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().without("key_share", () -> Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE));

        Outcome.released(client.fetch(share, ticket), share);
    }

    @Test
    void aShareThatCannotBeStoredIsNotAcknowledged() {
        CssClient client = environment.client();
        byte[] store = aStore();

        database().without("key_share", () -> costsNoLog(client, store));

        assertThat(client.send(store).status()).isEqualTo(201);
    }

    @Test
    void noNonceIsGivenWhileItIsUnknownWhetherThereIsSuchAShare() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        byte[] ask = new JavaClientShape(TestEnvironment.address(environment.server())).nonce(share.shareId());

        database().without("key_share", () -> Outcome.refused(client.send(ask), 503, UNAVAILABLE));

        assertThat(client.send(ask).status()).isEqualTo(200);
    }

    @Test
    void aDatabaseThatOnlyReadsMakesTheServerUnreadyAndSpendsNothing() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().readOnly(() -> {
            assertThat(SOON.until(() -> !ready())).isTrue();
            Outcome.refused(client.send(aStore()), 503, UNAVAILABLE);
            Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE);
        });

        assertThat(SOON.until(this::ready)).isTrue();
        Outcome.released(client.fetch(share, ticket), share);
        assertThat(client.send(aStore()).status()).isEqualTo(201);
    }

    @Test
    void whatADatabaseThatHangsHoldsUpIsRefusedInTimeAndNotCarriedOut() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().hanging(() -> {
            assertThat(seconds(() -> Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE)))
                    .isLessThan(BOUNDED);
            assertThat(seconds(() -> Outcome.refused(client.send(aStore()), 503, UNAVAILABLE)))
                    .isLessThan(BOUNDED);
            aCrowdIsRefusedWhileTheServerIsAlive();
        });

        assertThat(SOON.until(this::ready)).isTrue();
        Outcome.released(client.fetch(share, ticket), share);
    }

    /** As docs/operations has it: within 10 s, and no answer takes longer than 5. */
    @Test
    void readinessIsToldInTimeWhenTheDatabaseHangs() {
        List<Double> answers = new ArrayList<>();
        database()
                .hanging(() -> assertThat(seconds(() ->
                                assertThat(SOON.until(() -> !ready(answers))).isTrue()))
                        .isLessThan(UNREADY_WITHIN));
        assertThat(answers).as("seconds until each answer").allMatch(each -> each < ANSWERED_WITHIN);

        assertThat(SOON.until(this::ready)).isTrue();
    }

    @Test
    void withoutADatabaseRequestsAreRefusedInTime() {
        database().away(() -> {
            aCrowdIsRefusedWhileTheServerIsAlive();
            costsNoLog(environment.client(), aStore());
        });

        assertThat(SOON.until(this::ready)).isTrue();
        assertThat(environment.client().send(aStore()).status()).isEqualTo(201);
    }

    /** A pool does not test a connection for each request, and no readiness is asked here that would meet the dead ones. */
    @Test
    void connectionsThatHaveDiedAreSoonFoundOutAndNoneIsUsedAgain() {
        CssClient client = environment.client();
        byte[] store = aStore();
        assertThat(client.send(store).status()).isEqualTo(201);

        database().disconnectAll();

        assertThat(seconds(() -> assertThat(SOON.until(() -> client.send(store).status() == 201))
                        .isTrue()))
                .isLessThan(FOUND_OUT_WITHIN);
        assertThat(Stream.generate(() -> client.send(store).status()).limit(REFUSALS))
                .containsOnly(201);
    }

    /** All at once, and then asked whether it is alive, again and again. */
    private void aCrowdIsRefusedWhileTheServerIsAlive() {
        CssClient client = environment.client();
        byte[] store = aStore();
        ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
        try {
            long logged = logged();
            long begun = System.nanoTime();
            List<Future<Integer>> statuses = Stream.generate(
                            () -> crowd.submit(() -> client.send(store).status()))
                    .limit(CROWD)
                    .toList();
            List<Double> alive = new ArrayList<>();
            do {
                alive.add(seconds(() -> assertThat(health("live")).isTrue()));
            } while (!statuses.stream().allMatch(Future::isDone));
            assertThat(statuses.stream().map(DatabaseFaultIT::result)).containsOnly(503);
            assertThat((System.nanoTime() - begun) / NANOS).isLessThan(BOUNDED);
            // the first answer waits for the crowd's handshakes, and may be one of two
            assertThat(alive.stream().sorted().toList().get((alive.size() - 1) / 2))
                    .as("the median of the seconds until it said that it is alive: " + alive)
                    .isLessThan(ALIVE_WITHIN);
            isLittle("each of a crowd", (logged() - logged) / CROWD);
        } finally {
            crowd.shutdownNow();
        }
    }

    /** One after the other, so that each asks the database. */
    private void costsNoLog(CssClient client, byte[] request) {
        refuse(client, request, LogFiles.TOLD_IN_FULL);
        isLittle(
                "each that asked",
                new LogFiles(environment.server().directory())
                        .bytesForEach(
                                environment.server().auditFile(), REFUSALS, () -> refuse(client, request, REFUSALS)));
    }

    private static void refuse(CssClient client, byte[] request, int times) {
        for (int i = 0; i < times; i++) {
            Outcome.refused(client.send(request), 503, UNAVAILABLE);
        }
    }

    private static void isLittle(String ofWhat, long bytes) {
        LOG.info(() -> bytes + " bytes of log for " + ofWhat);
        assertThat(bytes).isLessThan(LogFiles.MOST_OF_A_REQUEST);
    }

    private long logged() {
        return new LogFiles(environment.server().directory())
                .bytesWithout(environment.server().auditFile());
    }

    private static double seconds(Runnable what) {
        long begun = System.nanoTime();
        what.run();
        return (System.nanoTime() - begun) / NANOS;
    }

    private static int result(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("a client failed", failure);
        }
    }

    private byte[] aStore() {
        return new JavaClientShape(TestEnvironment.address(environment.server()))
                .store(
                        Base64.getEncoder().encodeToString(new byte[32]),
                        environment.mobileIdUser().id());
    }

    private boolean ready() {
        return health("ready");
    }

    /** Adds how many seconds the answer took. */
    private boolean ready(List<Double> answers) {
        long begun = System.nanoTime();
        boolean ready = ready();
        answers.add((System.nanoTime() - begun) / NANOS);
        return ready;
    }

    private boolean health(String kind) {
        return HealthAnswer.of(environment.client(), TestEnvironment.address(environment.server()), kind)
                .up();
    }

    private PostgresDatabase database() {
        return (PostgresDatabase) environment.database();
    }
}
