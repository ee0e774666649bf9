package ee.cdoc2.css.client.connection;

import java.time.Duration;

/**
 * How long a client waits for a server, and how often it asks again.
 *
 * @param connect     the longest time for a connection
 * @param answer      the longest time for a whole answer, body included
 * @param attempts    how often a share is asked for while the server says 503 or 429, at least 1; such a server has not spent
 *                    the ticket, so that the user need not sign again
 * @param longestWait the longest time between two attempts, whatever the server asks for in {@code Retry-After}
 * @param sleeper     waits between two attempts
 */
public record Timeouts(Duration connect, Duration answer, int attempts, Duration longestWait, Sleeper sleeper) {

    /** {@return 5 s to connect, 20 s for an answer, 3 attempts with at most 10 s between them} */
    public static Timeouts defaults() {
        return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), 3, Duration.ofSeconds(10), Timeouts::sleep);
    }

    /** Waits; a test need not. */
    @FunctionalInterface
    public interface Sleeper {
        /**
         * Waits for so long, or until the thread is interrupted.
         *
         * @param duration how long
         */
        void sleep(Duration duration);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
