package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;

/**
 * A recipient who has proved who they are and asks for one share: every check has passed but those that need the
 * database. Only {@link RecipientAuthenticator} makes one.
 */
public final class AuthenticatedRecipient {
    private final ShareId shareId;
    private final RecipientId recipient;
    private final LiveNonce nonce;

    AuthenticatedRecipient(ShareId shareId, RecipientId recipient, LiveNonce nonce) {
        this.shareId = shareId;
        this.recipient = recipient;
        this.nonce = nonce;
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
