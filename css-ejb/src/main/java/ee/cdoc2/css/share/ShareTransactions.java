package ee.cdoc2.css.share;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.ShareRepository;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.persistence.SpentNonceRepository;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareExpiry;
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

    /**
     * Makes sure that somebody could fetch a share: one read by primary key.
     *
     * @param shareId any id
     * @param scheme  the protocol
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#SHARE_EXPIRED} or {@link Denial#SHARE_NOT_FOR_SCHEME}
     */
    public void requireFetchable(ShareId shareId, Scheme scheme) {
        requireFetchable(terms(shareId), scheme);
    }

    /**
     * Makes sure that a person could fetch a share by the second protocol: one read by primary key.
     *
     * @param shareId   any id
     * @param recipient the person
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#RECIPIENT_DIFFERS} or {@link Denial#SHARE_EXPIRED}
     */
    public void requireAddressedTo(ShareId shareId, RecipientId recipient) {
        ShareTerms terms = terms(shareId);
        requireAddressedTo(terms, recipient);
        requireFetchable(terms, Scheme.V2);
    }

    /**
     * Stores a share: one insert.
     *
     * @param shareId the new share's id
     * @param kept    the share and its terms
     * @throws Denied {@link Denial#DEADLINE_OVER} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public void keep(ShareId shareId, KeptShare kept) {
        shares.add(shareId, kept, clock.instant());
        record(Operation.STORE, shareId, kept.terms());
    }

    /**
     * Finds the share and spends the nonce: one read by primary key and one insert, whose unique key lets a nonce
     * through once on all nodes.
     *
     * @param recipient who asks, and for which share
     * @return the share, and when it expires
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#RECIPIENT_DIFFERS}, {@link Denial#SHARE_EXPIRED},
     *                {@link Denial#SHARE_NOT_FOR_SCHEME}, {@link Denial#NONCE_SPENT}, {@link Denial#CLOCK_DIFFERS},
     *                {@link Denial#DEADLINE_OVER} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public ReleasedShare release(AuthenticatedRecipient recipient) {
        Instant begun = clock.instant();
        KeptShare kept = shares.find(recipient.shareId()).orElseThrow(() -> new Denied(Denial.SHARE_UNKNOWN));
        requireAddressedTo(kept.terms(), recipient.recipient());
        requireFetchable(kept.terms(), recipient.scheme());
        if (nonces.singleUse()) {
            spend(recipient.nonce(), begun);
        }
        record(Operation.RELEASE, recipient.shareId(), kept.terms());
        return new ReleasedShare(kept.keyShare(), kept.terms().expiry().map(ShareExpiry::at));
    }

    private ShareTerms terms(ShareId shareId) {
        return shares.terms(shareId).orElseThrow(() -> new Denied(Denial.SHARE_UNKNOWN));
    }

    private static void requireAddressedTo(ShareTerms terms, RecipientId recipient) {
        if (!terms.recipient().equals(recipient)) {
            throw new Denied(Denial.RECIPIENT_DIFFERS);
        }
    }

    /** By this node's clock, read after the database has answered: what expired meanwhile is gone. */
    private void requireFetchable(ShareTerms terms, Scheme scheme) {
        if (!terms.isLive(clock.instant())) {
            throw new Denied(Denial.SHARE_EXPIRED);
        }
        if (!terms.admits(scheme)) {
            throw new Denied(Denial.SHARE_NOT_FOR_SCHEME);
        }
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
    private void record(Operation operation, ShareId shareId, ShareTerms terms) {
        if (deadline.isOver()) {
            throw undone(Denial.DEADLINE_OVER);
        }
        try {
            audit.succeeds(request.id(), operation, shareId, terms.recipient());
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
