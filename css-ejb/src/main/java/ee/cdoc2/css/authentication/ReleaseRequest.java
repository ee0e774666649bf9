package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.ShareId;

/**
 * A request for one share. It begins with what the caller presents, and gives the recipient once that is authenticated.
 * Made for one call, by one thread.
 */
public final class ReleaseRequest extends GuardedRequest {
    private final ShareId shareId;
    private final Credentials credentials;
    private AuthenticatedRecipient recipient;

    /**
     * A request that is not authenticated.
     *
     * @param shareId     the share that is asked for
     * @param credentials what the caller presents, unverified
     */
    public ReleaseRequest(ShareId shareId, Credentials credentials) {
        this.shareId = shareId;
        this.credentials = credentials;
    }

    @Override
    void authenticate(Authenticators authenticators) {
        recipient = authenticators.authenticate(shareId, credentials);
    }

    /**
     * {@return the recipient who asks}
     *
     * @throws IllegalStateException when nobody has authenticated this request: then no share may leave
     */
    public AuthenticatedRecipient authenticatedRecipient() {
        if (recipient == null) {
            throw new IllegalStateException("the recipient was not authenticated; is the interceptor enabled?");
        }
        return recipient;
    }
}
