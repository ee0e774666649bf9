package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;

/**
 * A recipient who has proved who they are and asks for one share: every check has passed but those that need the
 * database. Only {@link RecipientAuthenticator} and {@link TokenAuthenticator} make one.
 */
public final class AuthenticatedRecipient {
    private final Scheme scheme;
    private final ShareId shareId;
    private final RecipientId recipient;
    private final LiveNonce nonce;

    AuthenticatedRecipient(Scheme scheme, ShareId shareId, RecipientId recipient, LiveNonce nonce) {
        this.scheme = scheme;
        this.shareId = shareId;
        this.recipient = recipient;
        this.nonce = nonce;
    }

    /** {@return by which scheme the recipient has authenticated: not every share may be fetched by the first} */
    public Scheme scheme() {
        return scheme;
    }

    /** {@return the share that the recipient signed for} */
    public ShareId shareId() {
        return shareId;
    }

    /** {@return who the recipient is, by their certificate} */
    public RecipientId recipient() {
        return recipient;
    }

    /** {@return the nonce that is spent when the share is released} */
    public LiveNonce nonce() {
        return nonce;
    }
}
