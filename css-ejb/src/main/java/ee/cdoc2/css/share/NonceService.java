package ee.cdoc2.css.share;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Hands out nonces to anybody who knows a share id. Costs one primary-key read and writes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NonceService {
    @Inject
    private ShareStore shares;

    @Inject
    private Nonces nonces;

    @Inject
    private RequestRecord request;

    /**
     * Makes a nonce for a share.
     *
     * @param shareId the share
     * @return a new nonce
     * @throws Denied {@link Denial#SHARE_UNKNOWN} or {@link Denial#STORAGE_UNAVAILABLE}
     */
    public Nonce create(ShareId shareId) {
        request.noteShare(shareId);
        if (!shares.exists(shareId)) {
            throw new Denied(Denial.SHARE_UNKNOWN);
        }
        return nonces.make(shareId);
    }
}
