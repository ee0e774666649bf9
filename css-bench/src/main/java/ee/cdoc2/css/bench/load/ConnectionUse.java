package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.RawHttps;
import java.util.function.Function;

/** How a client connects. */
public enum ConnectionUse {
    /** Each client keeps its connection. */
    KEPT("kept", KeptClient::new),
    /** A new connection for each request, with a full TLS handshake. */
    NEW("new", NewConnections::new);

    private final String title;
    private final Function<RawHttps, Client> clients;

    ConnectionUse(String title, Function<RawHttps, Client> clients) {
        this.title = title;
        this.clients = clients;
    }

    /** {@return its name in a report} */
    public String title() {
        return title;
    }

    Client client(RawHttps https) {
        return clients.apply(https);
    }
}
