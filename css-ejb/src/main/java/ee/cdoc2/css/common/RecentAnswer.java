package ee.cdoc2.css.common;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What was answered a moment ago. Anybody may ask, and something outside answers: however many do, only one thread waits for a database or a
 * disk. Thread-safe.
 *
 * @param <T> the answer
 */
public final class RecentAnswer<T> {

    /** What was answered, and when, as {@link MonotonicClock#nanos()} has it. */
    private record Answer<T>(T answer, long at) {}

    private final Supplier<T> question;
    private final Duration fresh;
    private final Duration patience;
    private final MonotonicClock time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile OptionalLong askedAt = OptionalLong.empty();
    private volatile Answer<T> last;

    /**
     * Nothing has been asked yet.
     *
     * @param question asks; may take long
     * @param fresh    for as long it is not asked again
     * @param patience when a question has taken longer, the answer of before it counts no more
     * @param time     for these
     */
    public RecentAnswer(Supplier<T> question, Duration fresh, Duration patience, MonotonicClock time) {
        this.question = question;
        this.fresh = fresh;
        this.patience = patience;
        this.time = time;
    }

    /**
     * Asks, where nothing fresh is known. Who comes while somebody else asks has the answer of before, or waits where there is none yet.
     *
     * @return what was answered; nothing while the question hangs
     */
    public Optional<T> now() {
        if (!isFresh()) {
            if (asking.tryLock()) {
                ask();
            } else if (last == null) {
                awaitTheFirst();
            }
        }
        return hangs() ? Optional.empty() : Optional.ofNullable(last).map(Answer::answer);
    }

    private void ask() {
        try {
            askedAt = OptionalLong.of(time.nanos());
            last = new Answer<>(question.get(), time.nanos());
        } finally {
            askedAt = OptionalLong.empty();
            asking.unlock();
        }
    }

    private void awaitTheFirst() {
        try {
            if (asking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                asking.unlock();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFresh() {
        Answer<T> answer = last;
        return answer != null && time.since(answer.at()).compareTo(fresh) <= 0;
    }

    private boolean hangs() {
        OptionalLong at = askedAt;
        return at.isPresent() && time.since(at.getAsLong()).compareTo(patience) > 0;
    }
}
