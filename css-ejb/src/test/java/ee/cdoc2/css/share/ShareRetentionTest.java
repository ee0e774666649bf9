package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.metrics.Metrics;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareRetentionTest {
    private final Metrics metrics = new Metrics(List::of, Clock.systemUTC());
    private final Deque<Integer> batches = new ArrayDeque<>();
    private Duration now = Duration.ZERO;

    @Test
    void batchesGoOnUntilOneIsNotFull() throws Exception {
        batches.addAll(List.of(100, 100, 7, 100));

        retention().deleteExpired();

        assertThat(batches).containsExactly(100);
        assertThat(metrics.sharesExpired()).isEqualTo(207);
    }

    @Test
    void halfAMinuteIsTheMost() throws Exception {
        batches.addAll(List.of(100, 100, 100, 100));

        retention().deleteExpired();

        assertThat(batches).as("each takes 10 s").containsExactly(100);
    }

    /** Injected as CDI would. */
    private ShareRetention retention() throws ReflectiveOperationException {
        ShareRetention retention = new ShareRetention();
        MonotonicClock time = () -> now.toNanos();
        List<Object> parts = List.of(metrics, time, new RetentionTransactions() {
            @Override
            public int deleteExpired() {
                now = now.plusSeconds(10);
                return batches.remove();
            }
        });
        for (Field field : ShareRetention.class.getDeclaredFields()) {
            for (Object part : parts) {
                if (field.getType().isInstance(part)) {
                    field.setAccessible(true);
                    field.set(retention, part);
                }
            }
        }
        return retention;
    }
}
