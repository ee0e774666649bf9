package ee.cdoc2.css.share;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.trust.TrustAnchors;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Takes shares from senders. Anybody may send. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DepositService {
    @Inject
    private ShareStore store;

    @Inject
    private StoreQuota quota;

    @Inject
    private DiskSpace disk;

    @Inject
    private TrustAnchors anchors;

    @Inject
    private ShareSettings settings;

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    @Inject
    private RequestRecord request;

    /**
     * Stores a share under a new id. When this returns, the share is on disk.
     *
     * @param keyShare the share and its recipient
     * @param expiry   when the sender wants it to expire; nothing when they do not say
     * @return the new share id, and when the share expires
     * @throws Denied {@link Denial#RECIPIENT_NOT_SERVED} when no certificate could ever prove to be this recipient's, or no
     *                protocol by which they can fetch is switched on, {@link Denial#EXPIRY_MALFORMED} when the expiry is not
     *                ahead, {@link Denial#STORE_FULL}, {@link Denial#DISK_NEARLY_FULL}, {@link Denial#STORAGE_UNAVAILABLE} or
     *                {@link Denial#AUDIT_UNAVAILABLE}
     */
    public DepositReceipt deposit(KeyShare keyShare, Optional<Instant> expiry) {
        RecipientId recipient = keyShare.recipient();
        request.noteRecipient(recipient);
        if (!settings.serve(recipient) || !anchors.serves(recipient)) {
            throw new Denied(Denial.RECIPIENT_NOT_SERVED);
        }
        quota.requireRoom();
        disk.requireRoom();
        ShareExpiry granted = settings.expiry().decide(expiry, clock.instant());
        ShareId shareId = ShareId.random(random);
        request.noteShare(shareId);
        ShareTerms terms = new ShareTerms(recipient, Optional.of(granted), settings.allowsV1(recipient));
        store.keep(shareId, new KeptShare(keyShare.share(), terms));
        quota.stored();
        return new DepositReceipt(shareId, granted);
    }
}
