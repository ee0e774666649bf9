package ee.cdoc2.css.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One of {@link RemoteHosts}. */
final class RemoteHost<K, A> {

    /** A question that is being asked, and those who wait for its answer. */
    private static final class Asked<A> {
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private final Semaphore places;

        Asked(int places) {
            this.places = new Semaphore(places);
        }
    }

    private final ConcurrentMap<K, Asked<A>> pending = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final int placesForOne;
    private final Duration timeout;
    private final Predicate<A> failure;
    private final Circuit circuit;
    private final Consumer<Boolean> paused;

    RemoteHost(RemoteLimits limits, Duration timeout, Predicate<A> failure, Circuit circuit, Consumer<Boolean> paused) {
        this.places = new Semaphore(limits.waiting());
        this.placesForOne = limits.waiting() / 2; // nobody fills all places with one question
        this.timeout = timeout;
        this.failure = failure;
        this.circuit = circuit;
        this.paused = paused;
    }

    A ask(K key, Supplier<A> question) throws NotAsked {
        if (!places.tryAcquire()) {
            throw new NotAsked(NotAsked.Reason.TOO_MANY_WAIT);
        }
        try {
            Asked<A> mine = new Asked<>(placesForOne);
            Asked<A> others = pending.putIfAbsent(key, mine);
            return others == null ? lead(key, mine, question) : follow(others);
        } finally {
            places.release();
        }
    }

    private A lead(K key, Asked<A> mine, Supplier<A> question) throws NotAsked {
        try {
            if (!circuit.admits()) {
                throw new NotAsked(NotAsked.Reason.PAUSED);
            }
            A answer = judged(question);
            mine.answer.complete(answer);
            return answer;
        } catch (NotAsked | RuntimeException | Error fault) {
            mine.answer.completeExceptionally(fault);
            throw fault;
        } finally {
            pending.remove(key, mine);
        }
    }

    private A judged(Supplier<A> question) {
        boolean answered = false;
        try {
            A answer = question.get();
            answered = !failure.test(answer);
            return answer;
        } finally {
            if (answered ? circuit.answered() : circuit.failed()) {
                paused.accept(!answered);
            }
        }
    }

    private A follow(Asked<A> others) throws NotAsked {
        if (!others.places.tryAcquire()) {
            throw new NotAsked(NotAsked.Reason.TOO_MANY_WAIT);
        }
        try {
            return others.answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new NotAsked(NotAsked.Reason.TIMED_OUT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotAsked(NotAsked.Reason.TIMED_OUT);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof NotAsked notAsked) {
                throw notAsked;
            }
            throw new IllegalStateException(fault.getCause());
        } finally {
            others.places.release();
        }
    }
}
