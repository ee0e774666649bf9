package ee.cdoc2.css.testkit.wire;

import java.io.IOException;

/** One connection for all requests; a new one when the server says that it closes it, or after a fault. For one thread. */
public class KeptConnection implements AutoCloseable {

    private final RawHttps https;
    private WireConnection connection;

    /** @param https to the server */
    public KeptConnection(RawHttps https) {
        this.https = https;
    }

    /** Opens it now, and not with the first request. */
    public void connect() throws IOException {
        connection = https.open();
    }

    /** {@return the answer to these bytes} */
    public WireAnswer send(byte[] request) throws IOException {
        if (connection == null) {
            connect();
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
