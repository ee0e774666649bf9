package ee.cdoc2.css.it.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waiting for another process: asked again and again, up to a deadline.
 *
 * @param longest the deadline, from the first question on
 */
public record Patience(Duration longest) {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** {@return whether it came true in time} */
    public boolean until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(longest);
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
