package ee.cdoc2.css.client.connection;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param connect     for a connection
 * @param answer      for a whole answer
 * @param attempts    how often a share is asked for while the server says 503, at least 1; a refused ticket is not
 *                    spent, so that the user need not sign again
 * @param longestWait the longest time between two attempts, whatever the server asks for
 * @param pause       does the waiting
 */
public record Patience(Duration connect, Duration answer, int attempts, Duration longestWait, Pause pause) {

    /** {@return 5 s to connect, 20 s for an answer, 3 attempts with at most 10 s between them} */
    public static Patience ordinary() {
        return new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), 3, Duration.ofSeconds(10), Patience::sleep);
    }

    /** Waits. */
    public interface Pause {
        /**
         * Waits.
         *
         * @param duration how long
         */
        void lasts(Duration duration);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
