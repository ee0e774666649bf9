package ee.cdoc2.css.request;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What has been established of the current request, for the lines that a refusal leaves in the audit log and in the
 * log. Nothing is decided by it.
 */
@RequestScoped
public class RequestRecord {
    private final UUID id = UUID.randomUUID();
    private Operation operation = Operation.OTHER;
    private Scheme scheme = Scheme.V1;
    private ShareId shareId;
    private RecipientId recipient;
    private CallersIds callersIds = CallersIds.NONE;

    /** {@return the id that joins the audit line, the log line and the answer; ours alone, whatever the caller's is} */
    public UUID id() {
        return id;
    }

    /**
     * Says by which ids the caller knows the request.
     *
     * @param ids as its headers say
     */
    public void noteCallersIds(CallersIds ids) {
        callersIds = ids;
    }

    /**
     * Says what the request wants.
     *
     * @param wanted as method and path say
     */
    public void noteOperation(Operation wanted) {
        operation = wanted;
    }

    /**
     * Says by which scheme the request wants to be authenticated.
     *
     * @param presented as its headers say
     */
    public void noteScheme(Scheme presented) {
        scheme = presented;
    }

    /**
     * Says which share the request is about.
     *
     * @param share the share that is asked for, or the new id of the one that is sent
     */
    public void noteShare(ShareId share) {
        shareId = share;
    }

    /**
     * Says which recipient the request is about.
     *
     * @param whom the addressee of a new share, or the recipient whose certificate and ticket were verified
     */
    public void noteRecipient(RecipientId whom) {
        recipient = whom;
    }

    /** {@return by which ids the request is known, for the log} */
    public RequestIds ids() {
        return new RequestIds(id, callersIds);
    }

    /** {@return what the request wants; {@link Operation#OTHER} until that is said} */
    public Operation operation() {
        return operation;
    }

    /** {@return by which scheme the request wants to be authenticated; {@link Scheme#V1} until that is said} */
    public Scheme scheme() {
        return scheme;
    }

    /** {@return the share, once it is known} */
    public Optional<ShareId> shareId() {
        return Optional.ofNullable(shareId);
    }

    /** {@return the recipient, once known} */
    public Optional<RecipientId> recipient() {
        return Optional.ofNullable(recipient);
    }

    /** {@return whether somebody asks for a share who has proved to be a recipient} */
    public boolean isOfProvenRecipient() {
        return operation == Operation.RELEASE && recipient != null;
    }
}
