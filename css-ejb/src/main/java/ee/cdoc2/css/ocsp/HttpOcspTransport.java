package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.remote.BoundedHttp;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.remote.NoAnswer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** OCSP over HTTP (RFC 6960 appendix A.1), by POST. One for the life of the server; safe for use by many threads. */
final class HttpOcspTransport implements OcspTransport {
    private static final String REQUEST_TYPE = "application/ocsp-request";
    private static final String RESPONSE_TYPE = "application/ocsp-response";

    private final BoundedHttp http;
    private final MonotonicClock time;
    private final Duration timeout;
    /**
     * Responders to which a connection may be open still. Those of answers that say their length are closed at the
     * answer's end; the others can end while nobody looks.
     */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    HttpOcspTransport(HttpLimits limits, MonotonicClock time) {
        this.http = new BoundedHttp(HttpClient.newBuilder(), limits, Set.of(RESPONSE_TYPE));
        this.time = time;
        this.timeout = limits.timeout();
    }

    @Override
    public byte[] ask(URI responder, byte[] request) throws StatusUndetermined {
        HttpRequest post = HttpRequest.newBuilder(responder)
                .header("Content-Type", REQUEST_TYPE)
                .header("Accept", RESPONSE_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        long begun = time.nanos();
        try {
            return send(post, timeout);
        } catch (NoAnswer none) {
            Duration left = timeout.minus(time.since(begun));
            boolean again = none.kind() == NoAnswer.Kind.CONNECTION_LOST
                    && kept.remove(ResponderUrl.authority(responder))
                    && !left.isNegative();
            if (!again) {
                throw undetermined(none);
            }
            return askAgain(post, left);
        }
    }

    /** The connection was one of an earlier question, and had ended meanwhile. The request changes nothing there. */
    private byte[] askAgain(HttpRequest post, Duration left) throws StatusUndetermined {
        try {
            return send(post, left);
        } catch (NoAnswer none) {
            throw undetermined(none);
        }
    }

    private byte[] send(HttpRequest post, Duration within) throws NoAnswer {
        HttpResponse<byte[]> answer = http.send(post, within);
        if (answer.headers().firstValue(BoundedHttp.LENGTH).isEmpty()) {
            kept.add(ResponderUrl.authority(post.uri()));
        }
        return answer.body();
    }

    private static StatusUndetermined undetermined(NoAnswer none) {
        return switch (none.kind()) {
            case SILENT, CONNECTION_LOST -> StatusUndetermined.silent(none.getMessage());
            case REFUSED -> StatusUndetermined.refused(none.getMessage());
            case INTERRUPTED -> StatusUndetermined.unreachable(none.getMessage());
        };
    }
}
