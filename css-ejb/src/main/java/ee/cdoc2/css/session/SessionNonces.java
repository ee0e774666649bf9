package ee.cdoc2.css.session;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.NonceFormat;
import ee.cdoc2.css.protocol.Nonce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Recognises the session nonces of all nodes of this server. Needs neither a table nor the database. */
public final class SessionNonces implements SessionNonceCheck {
    /** How far the clocks of two nodes of one server may stand apart. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Supplier<List<NonceFormat>> formats;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * Session nonces under these keys.
     *
     * @param formats  {@link NonceFormat#ofSessions} for each nonce key that is known now; keys are kept for as long as the
     *                 nonces live
     * @param lifetime how long a nonce is taken after it was made
     * @param clock    the time
     */
    public SessionNonces(Supplier<List<NonceFormat>> formats, Duration lifetime, Clock clock) {
        this.formats = formats;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public void requireLive(String text) {
        Nonce nonce = Nonce.parse(text)
                .filter(parsed -> formats.get().stream().anyMatch(format -> format.isAuthentic(parsed)))
                .orElseThrow(() -> new Denied(Denial.SESSION_NONCE_UNKNOWN));
        Instant now = clock.instant();
        Instant madeAt = NonceFormat.madeAt(nonce);
        if (madeAt.isAfter(now.plus(GRACE)) || now.isAfter(madeAt.plus(lifetime))) {
            throw new Denied(Denial.SESSION_NONCE_EXPIRED);
        }
    }
}
