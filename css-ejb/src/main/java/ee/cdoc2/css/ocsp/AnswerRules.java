package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.Range;
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
    /** How far the responder's clock may stand from ours. */
    public static final Range<Duration> CLOCK_SKEW = new Range<>(Duration.ZERO, Duration.ofMinutes(15));
    /** How old an answer may be that does not say until when it holds. */
    public static final Range<Duration> MAX_AGE = new Range<>(Duration.ofSeconds(1), Duration.ofDays(7));

    private static final Duration DEFAULT_SKEW = Duration.ofMinutes(5);
    private static final Duration DEFAULT_AGE = Duration.ofMinutes(2);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public AnswerRules {
        Objects.requireNonNull(nonceless);
        responders = Set.copyOf(responders);
        CLOCK_SKEW.require("the clock skew", clockSkew);
        MAX_AGE.require("the greatest age of an answer", maxAge);
    }

    /** {@return the safe rules: a nonce always, 5 minutes of skew, 2 minutes of age, no further responders} */
    public static AnswerRules defaults() {
        return new AnswerRules(ResponderHosts.none(), DEFAULT_SKEW, DEFAULT_AGE, Set.of());
    }
}
