package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;

/** A connection of its own for each request, with a full handshake: as both deployed clients do. */
final class NewConnections implements Client {
    private final RawHttps https;

    NewConnections(RawHttps https) {
        this.https = https;
    }

    @Override
    public void connect() {
        // each request does
    }

    @Override
    public WireAnswer send(byte[] request) throws IOException {
        try (WireConnection connection = https.open()) {
            try {
                return connection.exchange(request);
            } finally {
                // or else the next handshake would resume this session, and cost the server half
                connection.session().invalidate();
            }
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
