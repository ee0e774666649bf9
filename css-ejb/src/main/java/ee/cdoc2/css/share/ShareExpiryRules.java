package ee.cdoc2.css.share;

import ee.cdoc2.css.common.Range;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.ShareExpiry;
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
    /** How long the longest life may be. */
    public static final Range<Duration> MAX_LIFETIME = new Range<>(Duration.ofSeconds(1), Duration.ofDays(36_525));

    private static final ShareExpiryRules DEFAULTS = new ShareExpiryRules(Duration.ofDays(1095), Duration.ofDays(1825));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public ShareExpiryRules {
        MAX_LIFETIME.require("a share's longest lifetime", maxLifetime);
        lifetimes(maxLifetime).require("a share's lifetime", lifetime);
    }

    /** {@return three years, and five at most} */
    public static ShareExpiryRules defaults() {
        return DEFAULTS;
    }

    /**
     * How long a share may live whose sender does not say.
     *
     * @param maxLifetime the longest
     * @return from a second to the longest
     */
    public static Range<Duration> lifetimes(Duration maxLifetime) {
        return new Range<>(MAX_LIFETIME.least(), maxLifetime);
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
