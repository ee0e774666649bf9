package ee.cdoc2.css.container.header;

import ee.cdoc2.css.protocol.RecipientId;
import java.util.List;

/**
 * Whom a container is for. Nobody has vouched for it until the container's HMAC is verified.
 *
 * @param recipients in the container's order, at most {@value #MAX_RECIPIENTS}
 */
public record Header(List<Recipient> recipients) {
    /** How many recipients are read. */
    public static final int MAX_RECIPIENTS = 100;
    /** The least length of a header in bytes. */
    public static final int MIN_BYTES = 67;
    /** The greatest length of a header in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Copies the list. */
    public Header {
        recipients = List.copyOf(recipients);
    }

    /**
     * The records of a recipient that can be opened with shares.
     *
     * @param id compared byte for byte
     * @return in the container's order; none when the container is not for this recipient
     */
    public List<KeySharesRecipient> of(RecipientId id) {
        return recipients.stream()
                .filter(KeySharesRecipient.class::isInstance)
                .map(KeySharesRecipient.class::cast)
                .filter(recipient -> recipient.id().equals(id))
                .toList();
    }
}
