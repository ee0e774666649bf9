package ee.cdoc2.css.client.document;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.protocol.BaseUrl;
import java.util.Optional;

/**
 * Takes the servers of a container from the server list. The URL in a container is looked up there and used for nothing else: it comes
 * from whoever made the container.
 *
 * @param list the servers that the client knows
 */
public record ListedShares(ServerList list) {

    /**
     * Whom the list has under a URL.
     *
     * @param url with or without a default port or a slash at its end
     * @return the server that shares are fetched from or left at there
     */
    public Optional<ServerEntry> find(BaseUrl url) {
        return list.servers().stream()
                .filter(server -> server.recipientUrl().equals(url))
                .findFirst()
                .or(() -> list.servers().stream()
                        .filter(server -> server.senderUrl().equals(url))
                        .findFirst());
    }

    /**
     * Where a recipient's shares are, by the list's identifiers.
     *
     * @param recipient as the container has it
     * @return the capsule
     * @throws ClientException {@link Failure#CAPSULE_REFUSED} when the list lacks one of the servers, or has one entry for two of them
     */
    public Capsule capsule(KeySharesRecipient recipient) {
        Capsule capsule = new Capsule(
                recipient.id(), recipient.shares().stream().map(this::reference).toList());
        if (capsule.shares().stream().map(ShareReference::serverId).distinct().count()
                < recipient.shares().size()) {
            throw new ClientException(
                    Failure.CAPSULE_REFUSED,
                    "Two shares of the container are on one server of the list.",
                    "Ask the sender to encrypt it again, with different servers.");
        }
        return capsule;
    }

    private ShareReference reference(ShareLocation location) {
        ServerEntry server = find(location.server())
                .orElseThrow(() -> new ClientException(
                        Failure.CAPSULE_REFUSED,
                        "The container names the server " + location.server() + ", which is not in the server list.",
                        "Get a newer server list from whom you trust; an address is never taken from a container."));
        return new ShareReference(server.id(), location.id());
    }
}
