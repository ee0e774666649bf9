package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.ShareId;
import java.util.Optional;

/**
 * A request for a nonce of one share. In the first scheme anybody may have one; in the second only whoever has signed in.
 * Made for one call, by one thread.
 */
public final class NonceRequest extends GuardedRequest {
    private final ShareId shareId;
    private final Optional<SessionCredentials> session;
    private NonceAdmission admission;

    /**
     * A request that is not let in yet.
     *
     * @param shareId the share
     * @param session what the caller presents, unverified: that is the second scheme; nothing: the first
     */
    public NonceRequest(ShareId shareId, Optional<SessionCredentials> session) {
        this.shareId = shareId;
        this.session = session;
    }

    @Override
    void authenticate(Authenticators authenticators) {
        admission = authenticators.admit(shareId, session);
    }

    /**
     * {@return for which share and whom a nonce may be made}
     *
     * @throws IllegalStateException when nobody has let this request in
     */
    public NonceAdmission admission() {
        if (admission == null) {
            throw new IllegalStateException("the request was not let in; is the interceptor enabled?");
        }
        return admission;
    }
}
