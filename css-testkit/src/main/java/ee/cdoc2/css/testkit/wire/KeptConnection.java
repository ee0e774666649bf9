package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;

/** One connection for all requests, until the server says that it closes it. For one thread. */
public final class KeptConnection implements Transport, AutoCloseable {

    private final RawHttps https;
    private WireConnection connection;

    /** @param https to the server */
    public KeptConnection(RawHttps https) {
        this.https = https;
    }

    @Override
    public WireAnswer send(byte[] request) throws IOException {
        if (connection == null) {
            connection = https.open();
        }
        try {
            WireAnswer answer = connection.exchange(request);
            if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
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
