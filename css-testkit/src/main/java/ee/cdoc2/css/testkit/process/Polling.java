package ee.cdoc2.css.testkit.process;

import java.time.Duration;
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
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
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
