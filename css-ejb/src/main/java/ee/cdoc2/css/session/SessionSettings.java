package ee.cdoc2.css.session;

import ee.cdoc2.css.common.Range;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.time.Duration;
import java.util.Set;

/**
 * What a session token must say to be for this server.
 *
 * @param issuer        {@code iss}, byte for byte
 * @param nonceUrls     where the auth server gets this server's session nonces, one or more
 * @param lifetime      the longest time from {@code iat} to {@code exp}, within {@link #LIFETIME}
 * @param nonceLifetime how long a session nonce is taken after it was made, within {@link NonceSettings#SESSION_LIFETIME}
 * @param clockSkew     how far the clocks of the auth server and of this one may stand apart, within {@link #CLOCK_SKEW}
 */
public record SessionSettings(
        String issuer, Set<SessionNonceUrl> nonceUrls, Duration lifetime, Duration nonceLifetime, Duration clockSkew) {
    /** How long a session may last. */
    public static final Range<Duration> LIFETIME = new Range<>(Duration.ofMinutes(1), Duration.ofHours(24));
    /** How far clocks may stand apart. */
    public static final Range<Duration> CLOCK_SKEW = new Range<>(Duration.ZERO, Duration.ofMinutes(5));

    /**
     * Copies the set, and checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range, or no token could be accepted
     */
    public SessionSettings {
        nonceUrls = Set.copyOf(nonceUrls);
        LIFETIME.require("a session's lifetime", lifetime);
        NonceSettings.SESSION_LIFETIME.require("a session nonce's lifetime", nonceLifetime);
        CLOCK_SKEW.require("the clock skew", clockSkew);
        if (issuer.isEmpty() || nonceUrls.isEmpty()) {
            throw new IllegalArgumentException("a session token needs an issuer and a session-nonce URL to name");
        }
    }
}
