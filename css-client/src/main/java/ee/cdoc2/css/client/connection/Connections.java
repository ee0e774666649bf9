package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.server.ServerEntry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections to servers of a list, one for each entry. Safe for use by many threads. */
public final class Connections {
    private final Timeouts timeouts;
    private final Clock clock;
    private final Map<ServerEntry, ServerConnection> open = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param timeouts how long to wait
     * @param clock    for the validity of TLS certificates
     */
    public Connections(Timeouts timeouts, Clock clock) {
        this.timeouts = timeouts;
        this.clock = clock;
    }

    /**
     * A connection to a server.
     *
     * @param server its entry in the list
     * @return the connection; nothing is sent yet
     */
    public ServerConnection to(ServerEntry server) {
        return open.computeIfAbsent(server, entry -> new ServerConnection(entry, timeouts, clock));
    }
}
