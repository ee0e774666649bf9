package ee.cdoc2.css.testkit.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waiting for what another process does: a condition is looked at every 100 ms, up to a limit.
 *
 * @param limit from the first look on
 */
public record Polling(Duration limit) {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** {@return whether the condition came true in time} */
    public boolean until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }
}
