package ee.cdoc2.css.share;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.trust.TrustAnchors;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;

/** Takes shares from senders. Anybody may send. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DepositService {
    @Inject
    private ShareStore store;

    @Inject
    private TrustAnchors anchors;

    @Inject
    private SecureRandom random;

    @Inject
    private RequestRecord request;

    /**
     * Stores a share under a new id. When this returns, the share is on disk.
     *
     * @param keyShare the share and its recipient
     * @return the new share id
     * @throws Denied {@link Denial#RECIPIENT_NOT_SERVED} when no certificate could ever prove to be this recipient's,
     *                {@link Denial#STORAGE_UNAVAILABLE} or
     *                {@link Denial#AUDIT_UNAVAILABLE}
     */
    public ShareId deposit(KeyShare keyShare) {
        request.noteRecipient(keyShare.recipient());
        if (!anchors.serves(keyShare.recipient())) {
            throw new Denied(Denial.RECIPIENT_NOT_SERVED);
        }
        ShareId shareId = ShareId.random(random);
        request.noteShare(shareId);
        store.keep(shareId, keyShare);
        return shareId;
    }
}
