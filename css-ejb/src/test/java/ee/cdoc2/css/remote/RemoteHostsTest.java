package ee.cdoc2.css.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.remote.NotAsked.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RemoteHostsTest {
    private static final String HOST = "aia.sk.ee:80";
    private static final String OTHER = "ocsp.example:80";
    private static final String NO_ANSWER = "";
    private static final RemoteLimits LIMITS = new RemoteLimits(8, 3, Duration.ofSeconds(5));

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final RemoteHosts<Integer, String> hosts = hosts(Duration.ofSeconds(20));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        slow.countDown();
        threads.shutdownNow();
    }

    // how many may wait

    @Test
    void refuseAtOnceWhenTooManyWait() throws Exception {
        List<Future<String>> waiting = new ArrayList<>();
        for (int key = 0; key < 8; key++) {
            waiting.add(askSlowly(key));
        }
        awaitAsked(8);

        assertThat(refusal(HOST, 8)).isEqualTo(Reason.TOO_MANY_WAIT);
        assertThat(hosts.ask(OTHER, 8, () -> "good")).isEqualTo("good");

        slow.countDown();
        for (Future<String> each : waiting) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("slow");
        }
        assertThat(hosts.ask(HOST, 8, () -> "good")).isEqualTo("good");
    }

    @Test
    void leavePlacesBesideOneQuestion() throws Exception {
        askSlowly(1);
        awaitAsked(1);
        int refused = 0;
        List<Future<Reason>> others = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            others.add(threads.submit(() -> refusal(HOST, 1)));
        }
        for (int i = 0; i < 3; i++) {
            refused += firstDone(others) == Reason.TOO_MANY_WAIT ? 1 : 0;
        }

        assertThat(refused).isEqualTo(3);
        assertThat(hosts.ask(HOST, 2, () -> "good")).isEqualTo("good");
    }

    // one question for all who wait

    @Test
    void askOnceForAllWhoWait() throws Exception {
        Future<String> first = askSlowly(1);
        awaitAsked(1);
        FutureTask<String> second = new FutureTask<>(() -> hosts.ask(HOST, 1, this::slowly));
        Thread follower = new Thread(second);
        follower.start();
        while (follower.getState() != Thread.State.TIMED_WAITING && asked.get() == 1) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(asked).hasValue(1);

        Future<String> another = askSlowly(2);
        awaitAsked(2);
        slow.countDown();

        assertThat(List.of(first.get(), second.get(), another.get())).containsOnly("slow");
        assertThat(asked).hasValue(2);
    }

    @Test
    void askAgainWhenNobodyWaits() throws Exception {
        assertThat(hosts.ask(HOST, 1, () -> "one")).isEqualTo("one");
        assertThat(hosts.ask(HOST, 1, () -> "two")).isEqualTo("two");
    }

    @Test
    void waitForAnothersQuestionNoLongerThanTheTimeout() throws Exception {
        RemoteHosts<Integer, String> impatient = hosts(Duration.ofMillis(50));
        threads.submit(() -> impatient.ask(HOST, 1, this::slowly));
        awaitAsked(1);

        assertThat(catchThrowableOfType(NotAsked.class, () -> impatient.ask(HOST, 1, () -> "never asked"))
                        .reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    // pauses

    @Test
    void pauseAfterFailuresInARow() throws Exception {
        fail(2);
        hosts.ask(HOST, 1, () -> "good");
        fail(3);

        assertThat(refusal(HOST, 1)).isEqualTo(Reason.PAUSED);
        assertThat(hosts.ask(OTHER, 1, () -> "good")).isEqualTo("good");
        assertThat(heard).containsExactly(HOST + " true");
    }

    @Test
    void tryOneQuestionAfterThePause() throws Exception {
        fail(3);
        pass(LIMITS.pause().minusNanos(1));
        assertThat(refusal(HOST, 1)).isEqualTo(Reason.PAUSED);
        pass(Duration.ofNanos(1));
        Future<String> trial = askSlowly(1);
        awaitAsked(1);
        assertThat(refusal(HOST, 2)).isEqualTo(Reason.PAUSED);

        slow.countDown();

        assertThat(trial.get(10, TimeUnit.SECONDS)).isEqualTo("slow");
        assertThat(hosts.ask(HOST, 2, () -> "good")).isEqualTo("good");
        assertThat(heard).containsExactly(HOST + " true", HOST + " false");
    }

    @Test
    void pauseAgainWhenTheTrialFails() throws Exception {
        fail(3);
        pass(LIMITS.pause());
        fail(1);

        assertThat(refusal(HOST, 1)).isEqualTo(Reason.PAUSED);
        pass(LIMITS.pause());
        assertThat(hosts.ask(HOST, 1, () -> "good")).isEqualTo("good");
        assertThat(heard).containsExactly(HOST + " true", HOST + " false");
    }

    @Test
    void takeAnExceptionForAFailure() {
        for (int i = 0; i < 3; i++) {
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> hosts.ask(HOST, 1, () -> {
                        throw new IllegalStateException("broken");
                    }));
        }

        assertThat(refusal(HOST, 1)).isEqualTo(Reason.PAUSED);
    }

    private RemoteHosts<Integer, String> hosts(Duration timeout) {
        return new RemoteHosts<>(
                LIMITS, timeout, NO_ANSWER::equals, nanos::get, (host, paused) -> heard.add(host + " " + paused));
    }

    private Future<String> askSlowly(int key) {
        return threads.submit(() -> hosts.ask(HOST, key, this::slowly));
    }

    private String slowly() {
        asked.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return "slow";
    }

    private void awaitAsked(int times) throws InterruptedException {
        while (asked.get() < times) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static Reason firstDone(List<Future<Reason>> others) throws Exception {
        while (true) {
            for (Future<Reason> each : others) {
                if (each.isDone()) {
                    others.remove(each);
                    return each.get();
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void fail(int times) throws NotAsked {
        for (int i = 0; i < times; i++) {
            hosts.ask(HOST, 1, () -> NO_ANSWER);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** {@return why the question is not asked; nothing if it was answered} */
    private Reason refusal(String host, int key) {
        NotAsked refused = catchThrowableOfType(NotAsked.class, () -> hosts.ask(host, key, () -> "good"));
        return refused == null ? null : refused.reason();
    }
}
