package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestsInProgressTest {
    private static final Duration NOT_WAITED_FOR = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void thereAreAsManyPlacesAsMayBeInWork() {
        RequestsInProgress two = new RequestsInProgress(2, NOT_WAITED_FOR);

        assertThat(begun(two, 5)).isEqualTo(2);
        assertThat(two.now()).isEqualTo(2);
    }

    @Test
    void aPlaceIsGivenToTheNext() {
        RequestsInProgress two = new RequestsInProgress(2, NOT_WAITED_FOR);
        begun(two, 5);
        two.end();

        assertThat(begun(two, 5)).isEqualTo(1);
    }

    @Test
    void aPlaceIsWaitedForWhileOthersEnd() throws Exception {
        RequestsInProgress one = new RequestsInProgress(1, LONG);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            one.begin();
            Future<Boolean> waiting = other.submit(one::begin);
            one.end();

            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(one.now()).isEqualTo(1);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whenNoneHasEndedForAWhileNobodyWaitsAnyMore() {
        Duration patience = Duration.ofSeconds(2);
        RequestsInProgress one = new RequestsInProgress(1, patience);
        one.begin();
        assertThat(one.begin()).as("after it has waited").isFalse();

        long begun = System.nanoTime();
        assertThat(begun(one, 100)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(patience);
    }

    @Test
    void withoutALimitTheyAreCountedAllTheSame() {
        RequestsInProgress any = new RequestsInProgress(0);

        assertThat(begun(any, 1000)).isEqualTo(1000);
        assertThat(any.now()).isEqualTo(1000);
    }

    private static long begun(RequestsInProgress requests, int attempts) {
        return IntStream.range(0, attempts).filter(each -> requests.begin()).count();
    }
}
