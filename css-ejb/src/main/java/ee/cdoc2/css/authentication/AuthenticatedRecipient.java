package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;

/**
 * A recipient who has proved who they are, with their wish to fetch one share: all checks but the share's own have
 * passed. Made by {@link CertificateStatusInterceptor} alone.
 */
public final class AuthenticatedRecipient implements Credentials {
    private final VerifiedTicket ticket;

    AuthenticatedRecipient(VerifiedTicket ticket) {
        this.ticket = ticket;
    }

    /**
     * The authenticated recipient behind a presentation.
     *
     * @param presentation what the interceptors have left
     * @return the recipient
     * @throws IllegalStateException when the interceptors did not run: then no share leaves
     */
    public static AuthenticatedRecipient from(Credentials presentation) {
        if (presentation instanceof AuthenticatedRecipient recipient) {
            return recipient;
        }
        throw new IllegalStateException("the recipient was not authenticated; are the interceptors enabled?");
    }

    /** {@return the share that the recipient signed for} */
    public ShareId shareId() {
        return ticket.shareId();
    }

    /** {@return who the recipient is, by their certificate} */
    public RecipientId recipient() {
        return ticket.recipient();
    }

    /** {@return the nonce that is spent when the share is released} */
    public LiveNonce nonce() {
        return ticket.nonce();
    }
}
