package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.common.RecentlyUsed;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.CertID;

/**
 * Remembers for a short while which certificates were good, because clients often fetch several shares with one
 * certificate. Bounded: the one that was not used for the longest time goes first. Safe for use by many threads.
 *
 * <p>Other answers are not remembered: a suspended certificate may be good again the next moment. Nobody can make the server
 * ask often with a revoked one, unless they hold its key: the status is asked after the signature has been verified.
 */
public final class GoodAnswers {
    /** A certificate, and the responder that called it good. */
    private record Key(CertID certificate, URI responder) {}

    /**
     * For how long an answer holds: until the time of day says so, because that is what {@code nextUpdate} is, and for no
     * longer than its life, however the time of day is set meanwhile.
     *
     * @param until  the end of its life, or nextUpdate
     * @param keptAt as {@link MonotonicClock#nanos()} has it
     */
    private record Held(Instant until, long keptAt) {}

    private final CacheLimits limits;
    private final Clock clock;
    private final MonotonicClock time;
    private final Map<Key, Held> held;

    /**
     * Nothing is remembered yet.
     *
     * @param limits how long, and how many
     * @param clock  the time of day, for nextUpdate
     * @param time   for the answers' age
     */
    public GoodAnswers(CacheLimits limits, Clock clock, MonotonicClock time) {
        this.limits = limits;
        this.clock = clock;
        this.time = time;
        this.held = new RecentlyUsed<>(limits.entries());
    }

    /** {@return whether this responder called the certificate good a short while ago} */
    synchronized boolean remember(CertID certificate, URI responder) {
        Key key = new Key(certificate, responder);
        Held answer = held.get(key);
        if (answer == null) {
            return false;
        }
        if (clock.instant().isBefore(answer.until())
                && time.since(answer.keptAt()).compareTo(limits.life()) < 0) {
            return true;
        }
        held.remove(key);
        return false;
    }

    /** Remembers a good answer for the configured time, but not beyond its nextUpdate. */
    synchronized void keep(CertID certificate, URI responder, Optional<Instant> nextUpdate) {
        Instant now = clock.instant();
        Instant life = now.plus(limits.life());
        Instant until = nextUpdate.filter(life::isAfter).orElse(life);
        if (now.isBefore(until)) {
            held.put(new Key(certificate, responder), new Held(until, time.nanos()));
        }
    }

    /** Forgets all of them: the next release asks the responder. */
    public synchronized void forget() {
        held.clear();
    }

    /** {@return how many answers are kept; some may be too old to be used, and are dropped when they are asked for} */
    public synchronized int size() {
        return held.size();
    }
}
