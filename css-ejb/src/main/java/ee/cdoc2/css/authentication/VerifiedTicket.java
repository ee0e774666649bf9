package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.trust.IssuedCertificate;

/**
 * A ticket that holds in itself: checks 1 to 8 and 10 have passed, for this share. Only the status of the certificate is
 * not known yet. Made by {@link TicketVerifier} alone.
 */
public final class VerifiedTicket implements Credentials {
    private final ShareId shareId;
    private final RecipientId recipient;
    private final LiveNonce nonce;
    private final IssuedCertificate certificate;

    VerifiedTicket(ShareId shareId, RecipientId recipient, LiveNonce nonce, IssuedCertificate certificate) {
        this.shareId = shareId;
        this.recipient = recipient;
        this.nonce = nonce;
        this.certificate = certificate;
    }

    ShareId shareId() {
        return shareId;
    }

    RecipientId recipient() {
        return recipient;
    }

    LiveNonce nonce() {
        return nonce;
    }

    IssuedCertificate certificate() {
        return certificate;
    }
}
