package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The servers that a client knows. No two have one identifier.
 *
 * @param servers    the entries, in order
 * @param validUntil after this time the list is not used any more
 */
public record ServerList(List<ServerEntry> servers, Optional<Instant> validUntil) {

    /** Checks and copies. */
    public ServerList {
        servers = List.copyOf(servers);
        Set<String> ids = new HashSet<>();
        for (ServerEntry server : servers) {
            if (!ids.add(server.id())) {
                throw new ClientException(
                        Failure.LIST_REFUSED,
                        server.id(),
                        "Two servers of the list have the identifier " + server.id()
                                + ": a capsule could mean either of them.",
                        "Remove one of them from the list.");
            }
        }
    }

    /**
     * Looks up a server.
     *
     * @param id its identifier
     * @return its entry, or nothing
     */
    public Optional<ServerEntry> find(String id) {
        return servers.stream().filter(server -> server.id().equals(id)).findFirst();
    }

    /**
     * Looks up a server that has to be there.
     *
     * @param id its identifier
     * @return its entry
     * @throws ClientException {@link Failure#LIST_REFUSED}
     */
    public ServerEntry get(String id) {
        return find(id).orElseThrow(() -> new ClientException(
                Failure.LIST_REFUSED,
                id,
                "The server list has no server " + id + ".",
                "Choose one of: " + ids() + "."));
    }

    /**
     * The list with one more server.
     *
     * @param entry the server
     * @return the new list
     * @throws ClientException {@link Failure#LIST_REFUSED} if its identifier is taken
     */
    public ServerList with(ServerEntry entry) {
        List<ServerEntry> more = new ArrayList<>(servers);
        more.add(entry);
        return new ServerList(more, validUntil);
    }

    /**
     * The list with an entry in place of the one with the same identifier.
     *
     * @param entry the server
     * @return the new list
     */
    public ServerList replacing(ServerEntry entry) {
        return new ServerList(
                servers.stream()
                        .map(old -> old.id().equals(entry.id()) ? entry : old)
                        .toList(),
                validUntil);
    }

    /**
     * The list with another end of validity.
     *
     * @param end when
     * @return the new list
     */
    public ServerList validUntil(Instant end) {
        return new ServerList(servers, Optional.of(end));
    }

    /**
     * Makes sure that the list may be used.
     *
     * @param now the time
     * @throws ClientException {@link Failure#LIST_REFUSED} when it is past its validity
     */
    public void requireValid(Instant now) {
        if (validUntil.map(now::isAfter).orElse(false)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "The server list was valid until " + validUntil.get() + ".",
                    "Get a newer server list from whom you trust.");
        }
    }

    private String ids() {
        return String.join(", ", servers.stream().map(ServerEntry::id).toList());
    }
}
