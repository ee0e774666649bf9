package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import java.util.Optional;

/**
 * Leave to have a nonce of one share, as far as that can be given without the database. Only {@link Authenticators} make
 * one.
 */
public final class NonceAdmission {
    private final ShareId shareId;
    private final Optional<RecipientId.Etsi> signedIn;

    NonceAdmission(ShareId shareId, Optional<RecipientId.Etsi> signedIn) {
        this.shareId = shareId;
        this.signedIn = signedIn;
    }

    /** {@return the share that the nonce is for} */
    public ShareId shareId() {
        return shareId;
    }

    /** {@return who has signed in: the share must be theirs; nobody in the first scheme, where the share must be there} */
    public Optional<RecipientId.Etsi> signedIn() {
        return signedIn;
    }

    /** {@return the scheme in which the nonce is to be good} */
    public Scheme scheme() {
        return signedIn.isPresent() ? Scheme.V2 : Scheme.V1;
    }
}
