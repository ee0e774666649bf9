package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;

/** Recipients for the tests of what comes after authentication. */
public final class Authenticated {
    private Authenticated() {}

    public static AuthenticatedRecipient recipient(ShareId shareId, RecipientId recipient, LiveNonce nonce) {
        return new AuthenticatedRecipient(shareId, recipient, nonce);
    }
}
