package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.server.ServerEntry;
import java.util.List;
import java.util.Optional;

/**
 * Whether the servers of one key are operated by different organisations: what secret sharing over servers rests on.
 */
final class Independence {
    private Independence() {}

    /** A warning when all servers belong to one organisation, which could then put the key together by itself. */
    static Optional<String> warning(List<ServerEntry> servers) {
        long organisations =
                servers.stream().map(ServerEntry::organisation).distinct().count();
        if (organisations > 1) {
            return Optional.empty();
        }
        return Optional.of("All servers of this key belong to one organisation ("
                + servers.get(0).organisation() + "): it holds all shares, and could read the key.");
    }
}
