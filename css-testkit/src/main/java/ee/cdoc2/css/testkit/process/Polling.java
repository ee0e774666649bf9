package ee.cdoc2.css.testkit.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waiting for what another process does: a condition is looked at again and again, up to a limit.
 *
 * @param limit from the first look on
 * @param between from the end of one look to the next
 */
public record Polling(Duration limit, Duration between) {

    private static final Duration SOON = Duration.ofMillis(100);

    /** Looks every 100 ms. */
    public Polling(Duration limit) {
        this(limit, SOON);
    }

    /** {@return the same with a look once a second: for what takes a minute, and where each look is work for a server} */
    public Polling everySecond() {
        return new Polling(limit, Duration.ofSeconds(1));
    }

    /** {@return whether the condition came true in time} */
    public boolean until(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                return false;
            }
            Pause.of(between);
        }
        return true;
    }
}
