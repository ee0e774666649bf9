package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A connection for each request, which takes its time: it is at work at the server all the while.
 *
 * @param https to the server
 * @param pause between the first half of a request and the second
 */
public record SlowTransport(RawHttps https, Duration pause) implements Transport {

    @Override
    public WireAnswer send(byte[] request) throws IOException {
        try (WireConnection connection = https.open()) {
            connection.write(Arrays.copyOf(request, request.length / 2));
            Thread.sleep(pause.toMillis());
            return connection.exchange(Arrays.copyOfRange(request, request.length / 2, request.length));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
    }
}
