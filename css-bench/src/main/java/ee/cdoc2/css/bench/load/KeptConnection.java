package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;

/** One connection for all requests; a new one when the server says that it closes it, or after a fault. */
final class KeptConnection implements Client {
    private final RawHttps https;
    private WireConnection connection;

    KeptConnection(RawHttps https) {
        this.https = https;
    }

    @Override
    public void connect() throws IOException {
        connection = https.open();
    }

    @Override
    public WireAnswer send(byte[] request) throws IOException {
        if (connection == null) {
            connect();
        }
        try {
            WireAnswer answer = connection.exchange(request);
            if (answer.headers("Connection").stream().anyMatch("close"::equalsIgnoreCase)) {
                close();
            }
            return answer;
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            WireConnection closed = connection;
            connection = null;
            closed.close();
        }
    }
}
