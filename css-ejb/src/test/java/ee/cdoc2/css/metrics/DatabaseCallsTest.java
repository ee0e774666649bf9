package ee.cdoc2.css.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.process.Polling;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseCallsTest {
    /** One turn, and two connections aside. */
    private static final int CONNECTIONS = 3;

    private final Metrics metrics = new Metrics(List::of, Clock.systemUTC());
    private final DatabaseCalls database = new DatabaseCalls(metrics, CONNECTIONS, MonotonicClock.system());

    @Test
    void aFailureIsCountedAndToldByItsTypesAlone() {
        assertThatExceptionOfType(DatabaseCalls.Failure.class)
                .isThrownBy(() -> database.run("keep", () -> {
                    throw new PersistenceException("values('secret')", new SQLException("secret", "08006"));
                }))
                .withMessage("jakarta.persistence.PersistenceException < java.sql.SQLException[SQLState 08006]");
        assertThat(metrics.databaseFailures()).isOne();
    }

    @Test
    void aRefusalIsNoFailure() {
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> database.run("release", () -> {
                    throw new Denied(Denial.NONCE_SPENT);
                }));
        assertThat(metrics.databaseFailures()).isZero();
        assertThat(metrics.scrape()).contains("css_database_seconds_count{operation=\"release\"} 1");
    }

    @Test
    void aRefusalForWhatTheDatabaseHoldsEndsAnOutage() {
        AtomicLong nanoTime = new AtomicLong();
        DatabaseCalls watched = new DatabaseCalls(metrics, CONNECTIONS, nanoTime::get);
        fail(watched);
        nanoTime.addAndGet(Duration.ofSeconds(7).toNanos());
        fail(watched);

        refuse(watched, Denial.AUDIT_UNAVAILABLE);
        assertThat(watched.failedFor()).isEqualTo(Duration.ofSeconds(7));

        refuse(watched, Denial.SHARE_UNKNOWN);
        assertThat(watched.failedFor()).isZero();
    }

    private static void refuse(DatabaseCalls database, Denial reason) {
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> database.run("release", () -> {
                    throw new Denied(reason);
                }));
    }

    @Test
    void tellsForHowLongOperationsHaveFailed() throws DatabaseCalls.Failure {
        AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
        DatabaseCalls watched = new DatabaseCalls(metrics, CONNECTIONS, nanoTime::get);
        assertThat(watched.failedFor()).isZero();

        fail(watched);
        nanoTime.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(watched.failedFor())
                .as("one failure says nothing about later")
                .isZero();
        fail(watched);
        assertThat(watched.failedFor()).isEqualTo(Duration.ofSeconds(7));

        watched.run("probe", () -> {});
        assertThat(watched.failedFor()).isZero();
    }

    @Test
    void tellsForTenSecondsThatTheDatabaseHadNoRoomWhateverSucceedsMeanwhile() throws DatabaseCalls.Failure {
        AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
        DatabaseCalls watched = new DatabaseCalls(metrics, CONNECTIONS, nanoTime::get);
        fail(watched);
        assertThat(watched.foundNoRoom()).as("another failure").isFalse();

        fail(watched, new PersistenceException(new SQLException("could not extend file", "53100")));
        watched.run("probe", () -> {});
        nanoTime.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(watched.foundNoRoom()).isTrue();

        nanoTime.incrementAndGet();
        assertThat(watched.foundNoRoom()).isFalse();
    }

    private static void fail(DatabaseCalls database) {
        fail(database, new PersistenceException());
    }

    private static void fail(DatabaseCalls database, PersistenceException failure) {
        assertThatExceptionOfType(DatabaseCalls.Failure.class)
                .isThrownBy(() -> database.run("probe", () -> {
                    throw failure;
                }));
    }

    @Test
    void theResultIsHandedOn() throws DatabaseCalls.Failure {
        assertThat(database.<Integer>run("exists", () -> 7)).isEqualTo(7);
    }

    @Test
    void whileTheDatabaseHangsARequestIsSoonRefusedAndTheNextAtOnce() throws Exception {
        CountDownLatch thawed = new CountDownLatch(1);
        ExecutorService other = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> first = haveATurn(other, thawed);

            for (int i = 0; i < 3; i++) {
                assertThatBusy(Duration.ofSeconds(5));
            }
            Future<Boolean> trial = other.submit(() -> database.runForRequest("keep", () -> awaited(thawed)));
            assertThat(new Polling(Duration.ofSeconds(60)).until(() -> active() == 2))
                    .isTrue();
            assertThatBusy(Duration.ofMillis(500));

            thawed.countDown();
            assertThat(trial.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(first.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(database.<Integer>runForRequest("exists", () -> 7)).isEqualTo(7);
        } finally {
            other.shutdownNow();
        }
    }

    /** An operation that goes on until the latch is released; it has its turn when this returns. */
    private Future<Boolean> haveATurn(ExecutorService client, CountDownLatch released) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> operation = client.submit(() -> database.runForRequest("keep", () -> {
            begun.countDown();
            return awaited(released);
        }));
        begun.await();
        return operation;
    }

    /** The alert about the pool compares their number with the pool's size. */
    @Test
    void whoWaitsForATurnIsAmongTheActive() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            haveATurn(clients, released);
            clients.submit(() -> database.<Integer>runForRequest("exists", () -> 7));

            assertThat(new Polling(Duration.ofSeconds(60)).until(() -> active() == 2))
                    .isTrue();
            released.countDown();
            assertThat(new Polling(Duration.ofSeconds(60)).until(() -> active() == 0))
                    .isTrue();
        } finally {
            released.countDown();
            clients.shutdownNow();
        }
    }

    /** What refuses while others wait takes the processor from what serves. */
    @Test
    void nobodyIsRefusedForComingWithManyOthers() throws Exception {
        int threads = 200;
        CountDownLatch atOnce = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(clients.submit(() -> {
                    atOnce.await();
                    return database.<Integer>runForRequest("keep", () -> 7);
                }));
            }
            database.runForRequest("keep", () -> {
                atOnce.countDown();
                return paused(Duration.ofMillis(200));
            });

            for (Future<Integer> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(7);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean paused(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Test
    void theProbeNeedsNoTurn() throws Exception {
        assertThat(database.<Integer>runForRequest("keep", () -> {
                    try {
                        return database.run("probe", () -> 7);
                    } catch (DatabaseCalls.Failure impossible) {
                        throw new AssertionError(impossible);
                    }
                }))
                .isEqualTo(7);
    }

    @Test
    void aFailureGivesItsTurnBack() throws Exception {
        assertThatExceptionOfType(DatabaseCalls.Failure.class)
                .isThrownBy(() -> database.runForRequest("keep", () -> {
                    throw new PersistenceException();
                }));

        assertThat(database.<Integer>runForRequest("exists", () -> 7)).isEqualTo(7);
    }

    /** Operations that are under way. */
    private int active() {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("css_database_operations_active "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private void assertThatBusy(Duration within) {
        long begun = System.nanoTime();
        Denied denied = catchThrowableOfType(Denied.class, () -> database.<Integer>runForRequest("exists", () -> 7));

        assertThat(denied.reason()).isEqualTo(Denial.STORAGE_BUSY);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(within);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
