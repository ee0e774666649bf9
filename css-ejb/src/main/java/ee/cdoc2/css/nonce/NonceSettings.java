package ee.cdoc2.css.nonce;

import java.time.Duration;

/**
 * How nonces live.
 *
 * @param lifetime    how long a nonce is taken after it was made, whole seconds
 * @param singleUse   whether a share is released only once for a nonce
 * @param keyRotation how long one nonce key makes nonces
 */
public record NonceSettings(Duration lifetime, boolean singleUse, Duration keyRotation) {}
