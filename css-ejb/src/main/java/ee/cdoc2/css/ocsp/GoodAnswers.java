package ee.cdoc2.css.ocsp;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private final CacheLimits limits;
    private final Clock clock;
    private final Map<Key, Instant> goodUntil;

    /**
     * Nothing is remembered yet.
     *
     * @param limits how long, and how many
     * @param clock  the time
     */
    public GoodAnswers(CacheLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.goodUntil = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
                return size() > limits.entries();
            }
        };
    }

    /** {@return whether this responder called the certificate good a short while ago} */
    synchronized boolean remember(CertID certificate, URI responder) {
        Key key = new Key(certificate, responder);
        Instant until = goodUntil.get(key);
        if (until == null) {
            return false;
        }
        if (clock.instant().isBefore(until)) {
            return true;
        }
        goodUntil.remove(key);
        return false;
    }

    /** Remembers a good answer for the configured time, but not beyond its nextUpdate. */
    synchronized void keep(CertID certificate, URI responder, Optional<Instant> nextUpdate) {
        Instant now = clock.instant();
        Instant life = now.plus(limits.life());
        Instant until = nextUpdate.filter(life::isAfter).orElse(life);
        if (now.isBefore(until)) {
            goodUntil.put(new Key(certificate, responder), until);
        }
    }

    /** Forgets all of them: the next release asks the responder. */
    public synchronized void forget() {
        goodUntil.clear();
    }

    /** {@return how many answers are kept; some may be too old to be used, and are dropped when they are asked for} */
    public synchronized int size() {
        return goodUntil.size();
    }
}
