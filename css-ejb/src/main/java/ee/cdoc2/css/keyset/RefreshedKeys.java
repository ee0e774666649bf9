package ee.cdoc2.css.keyset;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.failure.Causes;
import ee.cdoc2.css.keyset.KeySetStatus.LastFetch;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of one server, from the last good set that it published. A key that is not in it has the set fetched again, at
 * most once in a while, and once for all who wait for it; few threads may wait. Who asks for a known key never waits.
 * Thread-safe.
 */
final class RefreshedKeys implements ServerKeys {
    /** As many requests may wait for a fetch; well below the threads that a server has for requests. */
    static final int MAX_WAITING = 20;

    private record Kept(KeySet set, long since) {}

    private final SigningServer server;
    private final KeySetOrigin origin;
    private final KeySetTimes times;
    private final Duration patience;
    private final PublishedKeys published;
    private final Clock clock;
    private final MonotonicClock time;
    private final KeySetLog log;

    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ReentrantLock fetching = new ReentrantLock();
    /** Written by who has the lock. */
    private volatile Optional<Kept> kept = Optional.empty();

    private volatile Optional<LastFetch> lastFetch = Optional.empty();
    private volatile List<LeftOutKey> leftOut = List.of();
    private volatile long completed;
    private volatile Map<FetchOutcome, Long> fetches = new EnumMap<>(FetchOutcome.class);
    private Optional<Long> lastOnDemand = Optional.empty();

    /**
     * Nothing has been fetched yet.
     *
     * @param server   whose keys these are
     * @param source   names the origin in the log
     * @param origin   gives the set
     * @param settings how often, and which keys
     * @param clock    the time of day, to tell when a fetch ended
     * @param time     for ages and waits
     */
    RefreshedKeys(
            SigningServer server,
            KeySetSource source,
            KeySetOrigin origin,
            KeySetSettings settings,
            Clock clock,
            MonotonicClock time) {
        this.server = server;
        this.origin = origin;
        this.times = settings.times();
        this.patience = settings.connection().http().timeout();
        this.published = settings.published();
        this.clock = clock;
        this.time = time;
        this.log = new KeySetLog(server, source);
    }

    @Override
    public ECPublicKey named(String keyId) {
        long seen = completed;
        Optional<VerificationKey> key = known(keyId);
        if (key.isEmpty()) {
            fetchOnDemand(seen);
            key = known(keyId);
        }
        return key.map(VerificationKey::publicKey).orElseThrow(() -> new Denied(whyMissing()));
    }

    private Optional<VerificationKey> known(String keyId) {
        return usable().flatMap(set -> set.find(keyId));
    }

    private Optional<KeySet> usable() {
        return kept.filter(last -> time.since(last.since()).compareTo(times.maxStale()) <= 0)
                .map(Kept::set);
    }

    /** Only a set that has just come from its server can tell that there is no such key. */
    private Denial whyMissing() {
        boolean fresh =
                lastFetch.filter(last -> last.outcome() == FetchOutcome.GOOD).isPresent();
        return fresh && usable().isPresent() ? Denial.KEY_UNKNOWN : Denial.KEYS_UNAVAILABLE;
    }

    private void fetchOnDemand(long seen) {
        if (!places.tryAcquire()) {
            throw new Denied(Denial.KEYS_UNAVAILABLE);
        }
        try {
            if (!fetching.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Denied(Denial.KEYS_UNAVAILABLE);
            }
            try {
                boolean anotherHasFetched = completed != seen;
                if (!anotherHasFetched && isDueOnDemand()) {
                    lastOnDemand = Optional.of(time.nanos());
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Denied(Denial.KEYS_UNAVAILABLE);
        } finally {
            places.release();
        }
    }

    private boolean isDueOnDemand() {
        return lastOnDemand
                .filter(last -> time.since(last).compareTo(times.unknownKid()) < 0)
                .isEmpty();
    }

    /** Fetches the set now; while another thread does so, waits for it and fetches again. */
    void refresh() {
        fetching.lock();
        try {
            fetch();
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        long begun = time.nanos();
        FetchOutcome outcome = FetchOutcome.UNREACHABLE;
        try {
            take(KeySet.parse(origin.read(), published), begun);
            outcome = FetchOutcome.GOOD;
        } catch (KeySetFault fault) {
            outcome = FetchOutcome.SET_REFUSED;
            tellLeftOut(fault.leftOut());
            log.failed(fault.getMessage());
        } catch (FetchFailed failure) {
            outcome = failure.outcome();
            log.failed(failure.getMessage());
        } catch (RuntimeException unforeseen) {
            log.failed(Causes.types(unforeseen));
        } finally {
            count(outcome);
            lastFetch = Optional.of(new LastFetch(outcome, clock.instant()));
            completed++;
        }
    }

    private void take(KeySet set, long begun) {
        log.taken(kept.map(Kept::set), set);
        tellLeftOut(set.leftOut());
        kept = Optional.of(new Kept(set, begun));
    }

    /** Once, and not at every refresh. */
    private void tellLeftOut(List<LeftOutKey> keys) {
        if (!keys.equals(leftOut)) {
            keys.forEach(log::leftOut);
            leftOut = keys;
        }
    }

    private void count(FetchOutcome outcome) {
        Map<FetchOutcome, Long> counted = new EnumMap<>(fetches);
        counted.merge(outcome, 1L, Long::sum);
        fetches = counted;
    }

    /** {@return how many threads wait for a fetch, or do it because a key is unknown} */
    int waiting() {
        return MAX_WAITING - places.availablePermits();
    }

    /** {@return what is known now} */
    KeySetStatus status() {
        Optional<Kept> last = kept;
        return new KeySetStatus(
                server,
                last.map(Kept::set).map(KeySet::keys).orElse(List.of()),
                leftOut,
                last.map(Kept::since).map(time::since),
                usable().isPresent(),
                lastFetch,
                Map.copyOf(fetches));
    }
}
