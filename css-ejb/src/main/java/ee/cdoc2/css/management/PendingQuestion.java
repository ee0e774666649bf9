package ee.cdoc2.css.management;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A question to the database for whose answer nobody waits long. While one is without an answer, it is waited for again, and no
 * other is asked: a database that hangs holds up one thread. For one thread at a time.
 */
final class PendingQuestion {
    /** A database that works answers in milliseconds; the listener hangs up on who waits for 10 s. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Supplier<Future<Void>> question;
    private Future<Void> pending;

    /**
     * Nothing is asked yet.
     *
     * @param question begins to ask, and does not wait
     */
    PendingQuestion(Supplier<Future<Void>> question) {
        this.question = question;
    }

    /**
     * Waits for the answer.
     *
     * @throws PersistenceException when the database has failed; a {@link QueryTimeoutException} when it has not answered yet
     */
    void await() {
        if (pending == null || pending.isDone()) {
            pending = question.get();
        }
        try {
            pending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            throw new QueryTimeoutException(hangs);
        } catch (ExecutionException failed) {
            throw new PersistenceException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PersistenceException(stopping);
        }
    }
}
