package ee.cdoc2.css.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Its age is what has passed: the time of day does not come into it. */
@Timeout(20)
class RecentAnswerTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // it overflows on the way
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void isAskedForOnceInASecond() {
        RecentAnswer answer = new RecentAnswer(() -> asked.incrementAndGet() == 1, nanos::get);
        assertThat(answer.isUp()).isTrue();
        pass(RecentAnswer.FRESH);
        assertThat(answer.isUp()).isTrue();

        pass(Duration.ofNanos(1));

        assertThat(answer.isUp()).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysNothingOfNowWhenItIsOld() throws Exception {
        RecentAnswer answer = new RecentAnswer(this::hangsTheSecondTime, nanos::get);
        assertThat(answer.isUp()).isTrue();
        pass(RecentAnswer.STALE);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> waiting = other.submit(answer::isUp);
            hanging.await();

            assertThat(answer.isUp()).isTrue();
            pass(Duration.ofNanos(1));
            assertThat(answer.isUp()).isFalse();

            released.countDown();
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            released.countDown();
            other.shutdown();
        }
    }

    private boolean hangsTheSecondTime() {
        if (asked.incrementAndGet() > 1) {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
