package ee.cdoc2.css.share;

import ee.cdoc2.css.authentication.RecipientAuthenticated;
import ee.cdoc2.css.authentication.ReleaseRequest;
import ee.cdoc2.css.denial.Denied;
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
     * Releases a share and spends the nonce. {@link RecipientAuthenticated}: the request has been authenticated before
     * this method begins.
     *
     * @param request for one share, with what the caller presents
     * @return the share, and when it expires
     * @throws Denied when any check fails; then nothing is spent
     * @throws IllegalStateException when the request was not authenticated
     */
    @RecipientAuthenticated
    public ReleasedShare release(ReleaseRequest request) {
        return store.release(request.authenticatedRecipient());
    }
}
