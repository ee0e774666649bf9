package ee.cdoc2.css.testkit.wire;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One connection for all requests; a new one when the server says that it closes it, after a fault, or when it was idle for so
 * long that the server may just be closing it (RFC 9112, section 9.5). For one thread.
 */
public class KeptConnection implements AutoCloseable {

    /** Shorter than any of our servers keeps an idle connection. */
    static final Duration IDLE = Duration.ofSeconds(5);

    private final RawHttps https;
    private final InstantSource clock;
    private WireConnection connection;
    private Instant lastUsed;

    /** @param https to the server */
    public KeptConnection(RawHttps https) {
        this(https, InstantSource.system());
    }

    KeptConnection(RawHttps https, InstantSource clock) {
        this.https = https;
        this.clock = clock;
    }

    /** Opens it now, and not with the first request. */
    public void connect() throws IOException {
        connection = https.open();
        lastUsed = clock.instant();
    }

    /** {@return the answer to these bytes} */
    public WireAnswer send(byte[] request) throws IOException {
        if (connection != null && clock.instant().isAfter(lastUsed.plus(IDLE))) {
            close();
        }
        if (connection == null) {
            connect();
        }
        try {
            WireAnswer answer = connection.exchange(request);
            lastUsed = clock.instant();
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
