package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.capsule.ShareReference;
import java.util.List;
import java.util.stream.Collectors;

/** A key could not be sent as a whole. Says what was left behind on the servers that had taken their share already. */
public final class SendFailed extends ClientException {
    private static final long serialVersionUID = 1L;

    /** Not serialised: an exception that travels takes its message along, and that says the same. */
    private final transient List<ShareReference> leftBehind;

    /**
     * A send that failed.
     *
     * @param cause      why
     * @param leftBehind the shares that were stored
     */
    public SendFailed(ClientException cause, List<ShareReference> leftBehind) {
        super(
                cause.failure(),
                cause.server().orElse(null),
                cause.getMessage() + " " + whatIsLeft(leftBehind),
                cause.advice());
        this.leftBehind = List.copyOf(leftBehind);
        initCause(cause);
    }

    /** {@return shares that were stored, and that nobody can ever use: the API has no way to take them back} */
    public List<ShareReference> leftBehind() {
        return leftBehind;
    }

    private static String whatIsLeft(List<ShareReference> leftBehind) {
        if (leftBehind.isEmpty()) {
            return "The key was not sent, and nothing was left on any server.";
        }
        return "The key was not sent. Left behind, useless without the others: "
                + leftBehind.stream()
                        .map(share -> "share " + share.shareId() + " on " + share.serverId())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
