package ee.cdoc2.css.limit;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.request.Operation;
import java.time.Duration;
import java.util.Optional;

/** What is limited for each source. */
public enum Limit {
    /** Shares that are stored, or that somebody tries to store: each that succeeds is a row and a line of the audit log. */
    STORES("stores", 6_000, 30, Denial.TOO_MANY_STORES),
    /** Nonces of shares. */
    NONCES("nonces", 12_000, 10, Denial.TOO_MANY_NONCES),
    /** Nonces of sessions: an auth server asks for those of all people from one address. */
    SESSION_NONCES("session-nonces", 600_000, 10, Denial.TOO_MANY_SESSION_NONCES),
    /** Shares that are asked for, whether or not they are released. */
    FETCHES("fetches", 12_000, 10, Denial.TOO_MANY_FETCHES),
    /** The description of the API, which is long. */
    DESCRIPTIONS("descriptions", 60, 10, Denial.TOO_MANY_DESCRIPTIONS),
    /** Requests about shares that are refused because of what they are: each is a line in the log and the audit log. */
    DENIALS("denials", 600, 10, Denial.TOO_MANY_DENIALS);

    private final String setting;
    private final Rate otherwise;
    private final Denial refusal;

    Limit(String setting, int tokens, int minutes, Denial refusal) {
        this.setting = setting;
        this.otherwise = new Rate(tokens, Duration.ofMinutes(minutes));
        this.refusal = refusal;
    }

    /** {@return what a request of this kind takes a token of} */
    static Optional<Limit> of(Operation operation) {
        return switch (operation) {
            case STORE -> Optional.of(STORES);
            case NONCE -> Optional.of(NONCES);
            case SESSION_NONCE -> Optional.of(SESSION_NONCES);
            case RELEASE -> Optional.of(FETCHES);
            case OPENAPI -> Optional.of(DESCRIPTIONS);
            case HEALTH, METRICS, INFO, OTHER -> Optional.empty();
        };
    }

    /** {@return the name of the setting behind {@code css.limit.}} */
    public String setting() {
        return setting;
    }

    /** {@return the rate where the configuration says no other} */
    public Rate otherwise() {
        return otherwise;
    }

    /** {@return why a request beyond it is refused} */
    Denial refusal() {
        return refusal;
    }
}
