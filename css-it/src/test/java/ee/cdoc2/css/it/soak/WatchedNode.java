package ee.cdoc2.css.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Transport;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * A node, and what its answers may be just now: a 503, or none, while it is down or the responder is; and no share while the responder
 * is. Thread-safe.
 */
public final class WatchedNode {

    /** What {@link Outages} call the OCSP responder. */
    static final String RESPONDER = "responder";

    private static final String RELEASE = "GET /key-shares/";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final CssServer server;
    private final RawHttps https;
    private final Outages outages;
    private final Tally tally;
    private final LongAdder requests = new LongAdder();

    /** @param https to the server */
    public WatchedNode(CssServer server, RawHttps https, Outages outages, Tally tally) {
        this.server = server;
        this.https = https;
        this.outages = outages;
        this.tally = tally;
    }

    /** {@return the server} */
    public CssServer server() {
        return server;
    }

    /** {@return where it is} */
    public ServerAddress address() {
        return https.server();
    }

    /** {@return how many requests it was sent} */
    public long requests() {
        return requests.sum();
    }

    RawHttps https() {
        return https;
    }

    /** {@return the answer to a request on a connection of its own} */
    WireAnswer send(byte[] request) {
        return send(https::send, request);
    }

    /**
     * {@return the answer to a request, on whatever connection}
     *
     * @throws Unavailable when there was none, or 503, and that may be
     */
    WireAnswer send(Transport connection, byte[] request) {
        long begun = System.nanoTime();
        requests.increment();
        WireAnswer answer = answer(connection, request, begun);
        tally.add("answers " + answer.status());
        if (answer.status() == UNAVAILABLE) {
            refused(answer, begun);
        }
        if (answer.status() == OK && isRelease(request)) {
            assertThat(outages.isDown(RESPONDER, begun))
                    .as("a share was released, and nobody can have said that the certificate is good")
                    .isFalse();
        }
        return answer;
    }

    private WireAnswer answer(Transport connection, byte[] request, long begun) {
        try {
            return connection.send(request);
        } catch (IOException none) {
            if (!outages.excuse(server, begun)) {
                throw new AssertionError("no answer from " + address(), none);
            }
            tally.add("no answer from a node that is restarted");
            throw new Unavailable(false);
        }
    }

    /** Without an excuse it is an answer like others, which its reader did not expect. */
    private void refused(WireAnswer answer, long begun) {
        boolean ofResponder = answer.member("type")
                .filter("urn:problem-type:css:certificate-status-unavailable"::equals)
                .isPresent();
        assertThat(answer.header("Retry-After"))
                .as(answer + " " + answer.text())
                .isPresent();
        if (outages.excuse(server, begun) || ofResponder && outages.excuse(RESPONDER, begun)) {
            throw new Unavailable(ofResponder);
        }
    }

    private static boolean isRelease(byte[] request) {
        return request.length > RELEASE.length()
                && new String(request, 0, RELEASE.length(), StandardCharsets.US_ASCII).equals(RELEASE);
    }
}
