package ee.cdoc2.css.micro;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for a database that is away when CSS starts: after a power cut both machines start together, and it is not for CSS to
 * be there first. What a longer wait does not mend, such as a wrong password, is not waited for: the start itself tells it.
 */
final class DatabaseWait {
    private static final long BETWEEN_ATTEMPTS_MILLIS = 1000;
    /** It says that it waits so often. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    /** SQLSTATE class of connections that are not there: nothing listens, the host is unknown or does not answer. */
    private static final String CONNECTION_EXCEPTION = "08";
    /** The database starts or stops; it has no connection to spare. */
    private static final Set<String> FOR_A_WHILE = Set.of("57P01", "57P02", "57P03", "53300");

    private final Duration atMost;
    private final Consumer<String> lines;

    /** Opens a connection and closes it. */
    interface Attempt {
        /**
         * Connects.
         *
         * @throws SQLException when that fails
         */
        void connect() throws SQLException;
    }

    /**
     * A wait.
     *
     * @param atMost how long; zero for not at all
     * @param lines  is told that it waits, and why
     */
    DatabaseWait(Duration atMost, Consumer<String> lines) {
        this.atMost = atMost;
        this.lines = lines;
    }

    /**
     * Returns when the database takes connections, or when it refuses this one for a reason that stays.
     *
     * @param attempt connects to the database
     * @throws StartFault when the database is still away at the end
     */
    void until(Attempt attempt) throws StartFault {
        long begun = System.nanoTime();
        Duration nextLine = Duration.ZERO;
        for (Optional<String> away = whyAway(attempt); away.isPresent(); away = whyAway(attempt)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (waited.compareTo(atMost) >= 0) {
                throw new StartFault("the database can't be reached, and was waited for " + atMost.toSeconds()
                        + " s (CSS_DB_START_TIMEOUT): " + away.get());
            }
            if (waited.compareTo(nextLine) >= 0) {
                lines.accept("waiting for the database, for "
                        + atMost.minus(waited).toSeconds() + " s more at most: " + away.get());
                nextLine = waited.plus(BETWEEN_LINES);
            }
            pause();
        }
    }

    private Optional<String> whyAway(Attempt attempt) {
        if (atMost.isZero()) {
            return Optional.empty();
        }
        try {
            attempt.connect();
            return Optional.empty();
        } catch (SQLException failure) {
            String state = String.valueOf(failure.getSQLState());
            return state.startsWith(CONNECTION_EXCEPTION) || FOR_A_WHILE.contains(state)
                    ? Optional.of(String.valueOf(failure.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(state))
                    : Optional.empty();
        }
    }

    private static void pause() throws StartFault {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StartFault("interrupted while it waited for the database");
        }
    }
}
