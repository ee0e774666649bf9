package ee.cdoc2.css.share;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a share may live: section 2.2 of the second protocol.
 *
 * @param lifetime    of a share whose sender does not say; not longer than the longest
 * @param maxLifetime the longest; whoever asks for more gets this
 */
public record ShareExpiryRules(Duration lifetime, Duration maxLifetime) {

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException when one is shorter than a second, or the lifetime is longer than the longest
     */
    public ShareExpiryRules {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(maxLifetime) > 0) {
            throw new IllegalArgumentException(
                    "a share's lifetime must be from PT1S to " + maxLifetime + " and is " + lifetime);
        }
    }

    /**
     * Decides when a new share expires.
     *
     * @param asked what {@link ee.cdoc2.css.protocol.ExpiryTime} read, or nothing when the sender does not say
     * @param now   when the share is stored
     * @return the expiry
     * @throws Denied {@link Denial#EXPIRY_MALFORMED} when the time that is asked for is not after now
     */
    public ShareExpiry decide(Optional<Instant> asked, Instant now) {
        if (asked.isEmpty()) {
            return expiry(now.plus(lifetime), false);
        }
        Instant wanted = asked.get().truncatedTo(ChronoUnit.SECONDS);
        if (!wanted.isAfter(now)) {
            throw new Denied(Denial.EXPIRY_MALFORMED);
        }
        Instant latest = now.plus(maxLifetime);
        return wanted.isAfter(latest) ? expiry(latest, true) : expiry(wanted, false);
    }

    private static ShareExpiry expiry(Instant at, boolean adjusted) {
        return new ShareExpiry(at.truncatedTo(ChronoUnit.SECONDS), adjusted);
    }
}
