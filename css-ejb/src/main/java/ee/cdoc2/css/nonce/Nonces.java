package ee.cdoc2.css.nonce;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes nonces for shares and recognises them, and makes those for sessions. Needs no database: nothing of this touches it.
 */
public class Nonces {
    /** How far the clocks of two nodes of one server may stand apart: each within the bound from the database's. */
    static final Duration CLOCK_SKEW = ClockAgreement.BOUND.multipliedBy(2);

    private final NonceKeys keys;
    private final NonceSettings settings;
    private final ClockAgreement agreement;
    private final Clock clock;
    private final SecureRandom random;
    private final NumbersOfASecond numbers;

    /**
     * Nonces under these keys.
     *
     * @param keys      the keys that the server's nodes share
     * @param settings  lifetime
     * @param agreement whether the time is one that all nodes agree on
     * @param clock     the time
     * @param random    a cryptographically secure source
     */
    public Nonces(NonceKeys keys, NonceSettings settings, ClockAgreement agreement, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.settings = settings;
        this.agreement = agreement;
        this.clock = clock;
        this.random = random;
        this.numbers = new NumbersOfASecond(random);
    }

    /**
     * Makes a nonce for a share. Any number of them may be live for one share.
     *
     * @param scheme  by which the share is to be fetched
     * @param shareId the share
     * @return a new nonce
     * @throws Denied {@link Denial#STORAGE_UNAVAILABLE} while no nonce key could be read from the database yet,
     *                {@link Denial#CLOCK_DIFFERS}
     */
    public Nonce make(Scheme scheme, ShareId shareId) {
        agreement.require();
        Instant now = clock.instant();
        return keys.ofShares(scheme, now)
                .orElseThrow(() -> new Denied(Denial.STORAGE_UNAVAILABLE))
                .make(shareId, now, numbers.next(now));
    }

    /**
     * Makes a nonce for a session. It does not ask whether the clocks agree: an auth server signs in nobody while one
     * server does not answer it, and such a nonce lives for a day.
     *
     * @return a nonce; another may be equal to it, because it is not spent
     * @throws Denied {@link Denial#STORAGE_UNAVAILABLE} while no nonce key could be read from the database yet
     */
    public Nonce makeForSession() {
        Instant now = clock.instant();
        return keys.ofSessions(now)
                .orElseThrow(() -> new Denied(Denial.STORAGE_UNAVAILABLE))
                .make(now, random.nextInt());
    }

    /**
     * Recognises a nonce: check 5 of the first protocol, 8 of the second.
     *
     * @param scheme  by which the share is asked for
     * @param shareId the share that is asked for
     * @param text    the nonce's text in the ticket or token
     * @return the nonce, made by this server for this share and scheme, no longer ago than the lifetime
     * @throws Denied {@link Denial#NONCE_UNKNOWN}, {@link Denial#NONCE_EXPIRED} or {@link Denial#CLOCK_DIFFERS}
     */
    public LiveNonce recognise(Scheme scheme, ShareId shareId, String text) {
        agreement.require();
        Instant now = clock.instant();
        Instant oldest = now.minus(settings.lifetime()).minus(NonceKeySchedule.GRACE);
        Nonce nonce = Nonce.parse(text)
                .filter(parsed ->
                        keys.ofSharesSince(scheme, oldest).anyMatch(format -> format.isAuthentic(shareId, parsed)))
                .orElseThrow(() -> new Denied(Denial.NONCE_UNKNOWN));
        Instant madeAt = NonceFormat.madeAt(nonce);
        Instant endsAt = madeAt.plus(settings.lifetime());
        if (madeAt.isAfter(now.plus(CLOCK_SKEW)) || now.isAfter(endsAt)) {
            throw new Denied(Denial.NONCE_EXPIRED);
        }
        return new LiveNonce(nonce, madeAt, endsAt.plus(CLOCK_SKEW.multipliedBy(2)));
    }
}
