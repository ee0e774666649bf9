package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.server.AuthServer;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.server.ServerEntry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections to servers of a list, one for each entry. Safe for use by many threads. */
public final class Connections {
    private final Timeouts timeouts;
    private final Clock clock;
    private final Map<ServerEntry, ServerConnection> open = new ConcurrentHashMap<>();
    private final Map<AuthServer, AuthServerConnection> auth = new ConcurrentHashMap<>();
    private final Map<RpServer, RpServerConnection> rp = new ConcurrentHashMap<>();

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

    /**
     * A connection to the auth server.
     *
     * @param server as the list has it
     * @return the connection; nothing is sent yet
     */
    public AuthServerConnection to(AuthServer server) {
        return auth.computeIfAbsent(server, listed -> new AuthServerConnection(listed, timeouts, clock));
    }

    /**
     * A connection to the RP server.
     *
     * @param server as the list has it
     * @return the connection; nothing is sent yet
     */
    public RpServerConnection to(RpServer server) {
        return rp.computeIfAbsent(server, listed -> new RpServerConnection(listed, timeouts, clock));
    }
}
