package ee.cdoc2.css.share;

import ee.cdoc2.css.authentication.NonceAdmission;
import ee.cdoc2.css.authentication.NonceRequest;
import ee.cdoc2.css.authentication.RecipientAuthenticated;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Hands out nonces: in the first scheme to anybody who knows a share id, in the second to the share's recipient, who has
 * signed in. Costs one primary-key read and writes nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NonceService {
    @Inject
    private ShareStore shares;

    @Inject
    private Nonces nonces;

    /**
     * Makes a nonce for a share. {@link RecipientAuthenticated}: the request has been let in before this method begins.
     *
     * @param request for a nonce of one share
     * @return a new nonce
     * @throws Denied when a check fails, as {@link ShareStore} says of the share, or as {@link Nonces#make}
     * @throws IllegalStateException when the request was not let in
     */
    @RecipientAuthenticated
    public Nonce create(NonceRequest request) {
        NonceAdmission admission = request.admission();
        ShareId shareId = admission.shareId();
        admission
                .signedIn()
                .ifPresentOrElse(
                        person -> shares.requireAddressedTo(shareId, person),
                        () -> shares.requireFetchable(shareId, Scheme.V1));
        return nonces.make(admission.scheme(), shareId);
    }
}
