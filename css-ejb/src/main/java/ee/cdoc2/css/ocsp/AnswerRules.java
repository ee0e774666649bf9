package ee.cdoc2.css.ocsp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What an answer has to satisfy beyond its signature.
 *
 * @param nonceless  responders whose answers may lack the nonce: those can be replayed as long as they are fresh
 * @param clockSkew  how far the responder's clock may differ from ours, 0 to 15 minutes
 * @param maxAge     how old an answer without {@code nextUpdate} may be, more than 0
 * @param responders certificates whose keys may sign answers about any certificate, in addition to the issuer and whom
 *                   it delegates to
 */
public record AnswerRules(
        ResponderHosts nonceless, Duration clockSkew, Duration maxAge, Set<X509Certificate> responders) {
    private static final Duration DEFAULT_SKEW = Duration.ofMinutes(5);
    private static final Duration DEFAULT_AGE = Duration.ofMinutes(2);
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public AnswerRules {
        Objects.requireNonNull(nonceless);
        responders = Set.copyOf(responders);
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException("the clock skew must be PT0S to " + MAX_SKEW);
        }
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("the greatest age of an answer must be more than PT0S");
        }
    }

    /** {@return the safe rules: a nonce always, 5 minutes of skew, 2 minutes of age, no further responders} */
    public static AnswerRules defaults() {
        return new AnswerRules(ResponderHosts.none(), DEFAULT_SKEW, DEFAULT_AGE, Set.of());
    }
}
