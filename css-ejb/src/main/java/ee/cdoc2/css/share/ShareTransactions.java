package ee.cdoc2.css.share;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.ShareRepository;
import ee.cdoc2.css.persistence.SpentNonceRepository;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestDeadline;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;

/**
 * The transactions on shares, each as short as it can be. The line in the audit log is their last act: what cannot be
 * recorded is undone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ShareTransactions {
    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private NonceSettings nonces;

    @Inject
    private ClockAgreement clocks;

    @Inject
    private AuditLog audit;

    @Inject
    private RequestRecord request;

    @Inject
    private RequestDeadline deadline;

    @Inject
    private Clock clock;

    private ShareRepository shares;
    private SpentNonceRepository spentNonces;

    @PostConstruct
    void useEntities() {
        shares = new ShareRepository(entities);
        spentNonces = new SpentNonceRepository(entities);
    }

    /** {@return whether there is such a share: one read by primary key} */
    public boolean exists(ShareId shareId) {
        return shares.exists(shareId);
    }

    /**
     * Stores a share: one insert.
     *
     * @param shareId  the new share's id
     * @param keyShare the share
     * @throws Denied {@link Denial#DEADLINE_OVER} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public void keep(ShareId shareId, KeyShare keyShare) {
        shares.add(shareId, keyShare, clock.instant());
        record(Operation.STORE, shareId, keyShare);
    }

    /**
     * Finds the share and spends the nonce: one read by primary key and one insert, whose unique key lets a nonce
     * through once on all nodes.
     *
     * @param recipient who asks, and for which share
     * @return the share
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#RECIPIENT_DIFFERS},
     *                {@link Denial#NONCE_SPENT}, {@link Denial#CLOCK_DIFFERS}, {@link Denial#DEADLINE_OVER} or
     *                {@link Denial#AUDIT_UNAVAILABLE}
     */
    public KeyShare release(AuthenticatedRecipient recipient) {
        Instant begun = clock.instant();
        KeyShare keyShare = shares.find(recipient.shareId()).orElseThrow(() -> new Denied(Denial.SHARE_UNKNOWN));
        if (!keyShare.recipient().equals(recipient.recipient())) {
            throw new Denied(Denial.RECIPIENT_DIFFERS);
        }
        if (nonces.singleUse()) {
            spend(recipient.nonce(), begun);
        }
        record(Operation.RELEASE, recipient.shareId(), keyShare);
        return keyShare;
    }

    private void spend(LiveNonce nonce, Instant begun) {
        try {
            spentNonces.spend(nonce.nonce(), nonce.expiresAt());
        } catch (DuplicateKeyException spentBefore) {
            throw undone(Denial.NONCE_SPENT);
        }
        NonceHorizon horizon = spentNonces.horizon();
        if (!clocks.compare(begun, horizon, clock.instant())) {
            throw undone(Denial.CLOCK_DIFFERS);
        }
        if (horizon.hasForgotten(nonce.madeAt())) {
            throw undone(Denial.NONCE_SPENT);
        }
    }

    /** What a hanging database has held up until nobody waits for it is not carried out. */
    private void record(Operation operation, ShareId shareId, KeyShare keyShare) {
        if (deadline.isOver()) {
            throw undone(Denial.DEADLINE_OVER);
        }
        try {
            audit.succeeds(request.id(), operation, shareId, keyShare.recipient());
        } catch (Denied unrecorded) {
            throw undone(unrecorded.reason());
        }
    }

    /** A refusal after which nothing of the transaction stays. */
    private Denied undone(Denial reason) {
        context.setRollbackOnly();
        return new Denied(reason);
    }
}
