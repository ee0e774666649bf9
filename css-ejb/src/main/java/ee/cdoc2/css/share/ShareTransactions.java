package ee.cdoc2.css.share;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.FoundShare;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.ReleaseTransaction;
import ee.cdoc2.css.persistence.ShareStatements;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestDeadline;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.seal.SealFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * What requests do with shares in the database, each in as few statements as can be. The line in the audit log is the last
 * act: what cannot be recorded is undone. Runs outside of any transaction of the container.
 */
@ApplicationScoped
public class ShareTransactions {
    @Inject
    private ShareStatements shares;

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

    /**
     * Makes sure that somebody could fetch a share: one read by primary key.
     *
     * @param shareId any id
     * @param scheme  the protocol
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#SHARE_EXPIRED}, {@link Denial#SHARE_NOT_FOR_SCHEME},
     *                {@link Denial#VAULT_CLOSED} or {@link Denial#SHARE_ALTERED}
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
     * Stores a share: one insert, which is committed before its line is written. Without the line it is taken away again;
     * until then nobody knows its id.
     *
     * @param shareId the new share's id
     * @param kept    the share and its terms
     * @throws Denied {@link Denial#VAULT_CLOSED}, {@link Denial#DEADLINE_OVER} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public void keep(ShareId shareId, KeptShare kept) {
        try {
            shares.add(shareId, kept, clock.instant());
        } catch (SealFault fault) {
            throw denied(fault);
        }
        try {
            record(Operation.STORE, shareId, kept.terms());
        } catch (Denied unrecorded) {
            shares.remove(shareId);
            throw unrecorded;
        }
    }

    /**
     * Spends the nonce and finds the share: one insert, whose unique key lets a nonce through once on all nodes, and one
     * read by primary key, in one transaction. What is refused spends nothing.
     *
     * @param recipient who asks, and for which share
     * @return the share, and when it expires
     * @throws Denied {@link Denial#SHARE_UNKNOWN}, {@link Denial#RECIPIENT_DIFFERS}, {@link Denial#SHARE_EXPIRED},
     *                {@link Denial#SHARE_NOT_FOR_SCHEME}, {@link Denial#NONCE_SPENT}, {@link Denial#CLOCK_DIFFERS},
     *                {@link Denial#VAULT_CLOSED}, {@link Denial#SHARE_ALTERED}, {@link Denial#DEADLINE_OVER} or {@link Denial#AUDIT_UNAVAILABLE}
     */
    public ReleasedShare release(AuthenticatedRecipient recipient) {
        Instant begun = clock.instant();
        try (ReleaseTransaction transaction = shares.begin()) {
            LiveNonce nonce = recipient.nonce();
            boolean spent = nonces.singleUse() && transaction.spend(nonce.nonce(), nonce.expiresAt());
            FoundShare found =
                    transaction.find(recipient.shareId()).orElseThrow(() -> new Denied(Denial.SHARE_UNKNOWN));
            KeptShare kept = found.kept();
            requireAddressedTo(kept.terms(), recipient.recipient());
            requireFetchable(kept.terms(), recipient.scheme());
            if (nonces.singleUse()) {
                requireSpentNow(spent, nonce, begun, found.horizon());
            }
            record(Operation.RELEASE, recipient.shareId(), kept.terms());
            transaction.commit();
            return new ReleasedShare(kept.keyShare(), kept.terms().expiry().map(ShareExpiry::at));
        } catch (DuplicateKeyException spentMeanwhile) {
            throw new Denied(Denial.NONCE_SPENT);
        } catch (SealFault fault) {
            throw denied(fault);
        }
    }

    private ShareTerms terms(ShareId shareId) {
        try {
            return shares.terms(shareId).orElseThrow(() -> new Denied(Denial.SHARE_UNKNOWN));
        } catch (SealFault fault) {
            throw denied(fault);
        }
    }

    private static Denied denied(SealFault fault) {
        return new Denied(fault.kind() == SealFault.Kind.KEY_MISSING ? Denial.VAULT_CLOSED : Denial.SHARE_ALTERED);
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

    private void requireSpentNow(boolean spent, LiveNonce nonce, Instant begun, NonceHorizon horizon) {
        if (!spent) {
            throw new Denied(Denial.NONCE_SPENT);
        }
        if (!clocks.compare(begun, horizon, clock.instant())) {
            throw new Denied(Denial.CLOCK_DIFFERS);
        }
        if (horizon.hasForgotten(nonce.madeAt())) {
            throw new Denied(Denial.NONCE_SPENT);
        }
    }

    /** What a hanging database has held up until nobody waits for it is not carried out. */
    private void record(Operation operation, ShareId shareId, ShareTerms terms) {
        requireInTime();
        audit.succeeds(request.id(), operation, shareId, terms.recipient());
        // the audit log's disk may have taken its time, too
        requireInTime();
    }

    private void requireInTime() {
        if (deadline.isOver()) {
            throw new Denied(Denial.DEADLINE_OVER);
        }
    }
}
