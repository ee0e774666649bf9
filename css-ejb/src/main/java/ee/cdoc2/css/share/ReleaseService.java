package ee.cdoc2.css.share;

import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.authentication.Credentials;
import ee.cdoc2.css.authentication.RecipientAuthenticated;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Releases a share to its recipient alone. Runs outside a transaction, because authentication may wait for the network;
 * the release itself is one short transaction of {@link ShareStore}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReleaseService {
    @Inject
    private ShareStore store;

    /**
     * Releases a share and spends the ticket's nonce.
     *
     * @param shareId      the share that is asked for
     * @param presentation what the recipient presents; the interceptors put the authenticated recipient in its place
     * @return the share
     * @throws Denied when any check fails; then nothing is spent
     */
    @RecipientAuthenticated
    public KeyShare release(ShareId shareId, Credentials presentation) {
        return store.release(AuthenticatedRecipient.from(presentation));
    }
}
