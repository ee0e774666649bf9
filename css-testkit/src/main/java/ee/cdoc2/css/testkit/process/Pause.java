package ee.cdoc2.css.testkit.process;

import java.time.Duration;

/** Nothing happens here for a time, so that something may elsewhere. */
public final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @param duration how long
     * @throws IllegalStateException when the thread is interrupted, which it stays
     */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }
}
