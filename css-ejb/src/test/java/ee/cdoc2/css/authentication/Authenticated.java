package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;

/** Recipients for the tests of what comes after authentication. */
public final class Authenticated {
    private Authenticated() {}

    /** By the first scheme. */
    public static AuthenticatedRecipient recipient(ShareId shareId, RecipientId recipient, LiveNonce nonce) {
        return recipient(Scheme.V1, shareId, recipient, nonce);
    }

    public static AuthenticatedRecipient recipient(
            Scheme scheme, ShareId shareId, RecipientId recipient, LiveNonce nonce) {
        return new AuthenticatedRecipient(scheme, shareId, recipient, nonce);
    }
}
