package ee.cdoc2.css.remote;

import ee.cdoc2.css.common.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The hosts that are asked, each with limits of its own: a slow one does not keep others from being asked. Thread-safe.
 *
 * @param <K> what a question is about: while one is asked, others about the same wait for its answer
 * @param <A> an answer, or that there was none
 */
public final class RemoteHosts<K, A> {
    private final ConcurrentMap<String, RemoteHost<K, A>> byName = new ConcurrentHashMap<>();
    private final RemoteLimits limits;
    private final Duration timeout;
    private final Predicate<A> failure;
    private final MonotonicClock time;
    private final RemoteWatch watch;

    /**
     * Nothing has been asked yet.
     *
     * @param limits  of each host
     * @param timeout how long who waits for another's question waits at most
     * @param failure whether an outcome means that the host did not answer
     * @param time    for pauses
     * @param watch   hears of them
     */
    public RemoteHosts(
            RemoteLimits limits, Duration timeout, Predicate<A> failure, MonotonicClock time, RemoteWatch watch) {
        this.limits = limits;
        this.timeout = timeout;
        this.failure = failure;
        this.time = time;
        this.watch = watch;
    }

    /**
     * Asks a host, or waits for the answer to the same question of another thread.
     *
     * @param host     its name and port; from the configuration, so there are few
     * @param key      what the question is about
     * @param question asks on this thread, within a time of its own
     * @return what came of it
     * @throws NotAsked when there is no answer for a reason on our side; all but a timeout at once
     */
    public A ask(String host, K key, Supplier<A> question) throws NotAsked {
        return byName.computeIfAbsent(
                        host,
                        name -> new RemoteHost<>(
                                limits,
                                timeout,
                                failure,
                                new Circuit(limits, time),
                                paused -> watch.paused(name, paused)))
                .ask(key, question);
    }
}
