package ee.cdoc2.css.nonce;

import ee.cdoc2.css.common.Range;
import java.time.Duration;

/**
 * How nonces live.
 *
 * @param lifetime    how long a nonce is taken after it was made, within {@link #LIFETIME}
 * @param singleUse   whether a share is released only once for a nonce
 * @param keyRotation how long one nonce key makes nonces, within {@link #KEY_ROTATION}
 */
public record NonceSettings(Duration lifetime, boolean singleUse, Duration keyRotation) {
    /** How long a nonce may live. */
    public static final Range<Duration> LIFETIME = new Range<>(Duration.ofSeconds(1), Duration.ofHours(24));
    /** How long a session nonce may live. */
    public static final Range<Duration> SESSION_LIFETIME = new Range<>(Duration.ofMinutes(1), Duration.ofHours(25));
    /** How long one key may make nonces. */
    public static final Range<Duration> KEY_ROTATION = new Range<>(Duration.ofHours(1), Duration.ofDays(366));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public NonceSettings {
        LIFETIME.require("a nonce's lifetime", lifetime);
        KEY_ROTATION.require("the rotation of nonce keys", keyRotation);
    }
}
