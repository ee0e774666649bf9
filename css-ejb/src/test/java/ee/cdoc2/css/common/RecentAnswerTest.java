package ee.cdoc2.css.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Its age is what has passed: the time of day does not come into it. */
@Timeout(20)
class RecentAnswerTest {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // it overflows on the way
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void isAskedForOnceInAWhile() {
        RecentAnswer<Integer> answer = new RecentAnswer<>(asked::incrementAndGet, FRESH, PATIENCE, nanos::get);
        assertThat(answer.now()).contains(1);
        pass(FRESH);
        assertThat(answer.now()).contains(1);

        pass(Duration.ofNanos(1));

        assertThat(answer.now()).contains(2);
    }

    @Test
    void whoComesWhileSomebodyAsksHasTheAnswerOfBeforeHoweverOld() throws Exception {
        RecentAnswer<Integer> answer = new RecentAnswer<>(() -> hangsTheTime(2), FRESH, PATIENCE, nanos::get);
        assertThat(answer.now()).contains(1);
        pass(Duration.ofHours(1));
        CompletableFuture<Optional<Integer>> other = CompletableFuture.supplyAsync(answer::now);
        hanging.await();

        pass(PATIENCE);
        assertThat(answer.now()).contains(1);

        released.countDown();
        assertThat(other.get(10, TimeUnit.SECONDS)).contains(2);
        assertThat(answer.now()).contains(2);
    }

    @Test
    void nothingIsKnownWhileTheQuestionHangs() throws Exception {
        RecentAnswer<Integer> answer = new RecentAnswer<>(() -> hangsTheTime(2), FRESH, PATIENCE, nanos::get);
        answer.now();
        pass(FRESH.plusNanos(1));
        CompletableFuture<Optional<Integer>> other = CompletableFuture.supplyAsync(answer::now);
        hanging.await();

        pass(PATIENCE.plusNanos(1));
        assertThat(answer.now()).isEmpty();

        released.countDown();
        assertThat(other.get(10, TimeUnit.SECONDS)).contains(2);
    }

    @Test
    void theFirstAnswerIsWaitedFor() throws Exception {
        RecentAnswer<Integer> answer = new RecentAnswer<>(() -> hangsTheTime(1), FRESH, PATIENCE, nanos::get);
        CompletableFuture<Optional<Integer>> first = CompletableFuture.supplyAsync(answer::now);
        hanging.await();
        CompletableFuture<Optional<Integer>> second = CompletableFuture.supplyAsync(answer::now);

        assertThat(second).isNotDone();
        released.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).contains(1);
        assertThat(first.get(10, TimeUnit.SECONDS)).contains(1);
    }

    private int hangsTheTime(int which) {
        int time = asked.incrementAndGet();
        if (time == which) {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return time;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
