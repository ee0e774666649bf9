package ee.cdoc2.css.denial;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A request is refused, for exactly one {@link Denial}. Carries nothing of the request: neither message nor cause may
 * take a secret or an attacker's text into a log.
 */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Denial reason;
    /** Null where the problem alone says when to come again, or whether. */
    private final Duration retryAfter;

    /**
     * A refusal for this reason.
     *
     * @param reason why
     */
    public Denied(Denial reason) {
        this(reason, null);
    }

    /**
     * A refusal for this reason, until so much time has passed.
     *
     * @param reason     why
     * @param retryAfter how long the same request would be refused, positive
     */
    public Denied(Denial reason, Duration retryAfter) {
        // no stack trace: refusals are everyday answers to bad input, and an attacker must not make them dear
        super(reason.name(), null, false, false);
        this.reason = Objects.requireNonNull(reason);
        this.retryAfter = retryAfter;
    }

    /** {@return why the request is refused} */
    public Denial reason() {
        return reason;
    }

    /** {@return how long the same request would be refused, where that is known} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
