package ee.cdoc2.css.request;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known so far of the request at hand, for the books alone: nothing is decided by it. Whoever learns something
 * says so here, and a refusal at the edge can be recorded with all that was established before it.
 */
@RequestScoped
public class RequestRecord {
    private final UUID id = UUID.randomUUID();
    private Operation operation = Operation.OTHER;
    private ShareId shareId;
    private RecipientId recipient;

    /** {@return the id that joins the audit line, the log line and the answer's problem document} */
    public UUID id() {
        return id;
    }

    /** What the request wants. */
    public void noteOperation(Operation wanted) {
        operation = wanted;
    }

    /** Which share it is about. */
    public void noteShare(ShareId share) {
        shareId = share;
    }

    /** Whom it is for: the addressee of a new share, or the recipient whose certificate has been verified. */
    public void noteRecipient(RecipientId whom) {
        recipient = whom;
    }

    public Operation operation() {
        return operation;
    }

    public Optional<ShareId> shareId() {
        return Optional.ofNullable(shareId);
    }

    public Optional<RecipientId> recipient() {
        return Optional.ofNullable(recipient);
    }
}
