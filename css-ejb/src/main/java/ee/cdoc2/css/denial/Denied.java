package ee.cdoc2.css.denial;

import java.util.Objects;

/**
 * A request is refused, for exactly one {@link Denial}. Carries nothing of the request: neither message nor cause may
 * take a secret or an attacker's text into a log.
 */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Denial reason;

    /**
     * A refusal for this reason.
     *
     * @param reason why
     */
    public Denied(Denial reason) {
        // no stack trace: refusals are everyday answers to bad input, and an attacker must not make them dear
        super(reason.name(), null, false, false);
        this.reason = Objects.requireNonNull(reason);
    }

    /** {@return why the request is refused} */
    public Denial reason() {
        return reason;
    }
}
