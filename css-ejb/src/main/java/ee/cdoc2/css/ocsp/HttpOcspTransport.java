package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.Causes;
import ee.cdoc2.css.common.MonotonicClock;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** OCSP over HTTP (RFC 6960 appendix A.1), by POST. One for the life of the server; safe for use by many threads. */
final class HttpOcspTransport implements OcspTransport {
    private static final String REQUEST_TYPE = "application/ocsp-request";
    private static final String RESPONSE_TYPE = "application/ocsp-response";
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final String LENGTH = "Content-Length";

    private final HttpClient client;
    private final MonotonicClock time;
    private final Duration timeout;
    private final int maxAnswerBytes;
    /**
     * Responders to which a connection may be open still. Those of answers that say their length are closed at the
     * answer's end, see {@link AnswerBody}; the others can end while nobody looks.
     */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    HttpOcspTransport(HttpLimits limits, MonotonicClock time) {
        this.time = time;
        this.timeout = limits.timeout();
        this.maxAnswerBytes = limits.maxAnswerBytes();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // no upgrade headers, which responders do not expect
                .connectTimeout(limits.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(limits.proxy().map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY))
                .build();
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
        } catch (ExecutionException fault) {
            Duration left = timeout.minus(time.since(begun));
            if (!isLostConnection(fault) || !kept.remove(ResponderUrl.authority(responder)) || left.isNegative()) {
                throw undetermined(fault);
            }
            return askAgain(post, left);
        }
    }

    /** The connection was one of an earlier question, and had ended meanwhile. The request changes nothing there. */
    private byte[] askAgain(HttpRequest post, Duration left) throws StatusUndetermined {
        try {
            return send(post, left);
        } catch (ExecutionException fault) {
            throw undetermined(fault);
        }
    }

    private byte[] send(HttpRequest post, Duration within) throws ExecutionException, StatusUndetermined {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(post, this::body);
        try {
            // HttpRequest.timeout covers the headers alone; a body that comes byte by byte would hold the thread
            HttpResponse<byte[]> answer = response.get(within.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.headers().firstValue(LENGTH).isEmpty()) {
                kept.add(ResponderUrl.authority(post.uri()));
            }
            return answer.body();
        } catch (TimeoutException late) {
            throw StatusUndetermined.silent("no answer in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StatusUndetermined.unreachable("interrupted");
        } finally {
            response.cancel(true); // closes the connection if the answer is not complete
        }
    }

    private BodySubscriber<byte[]> body(ResponseInfo head) {
        int status = head.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return AnswerBody.refused(StatusUndetermined.silent("HTTP status " + status));
        }
        if (status != OK) {
            return AnswerBody.refused(StatusUndetermined.refused("HTTP status " + status));
        }
        if (!head.headers()
                .firstValue("Content-Type")
                .map(HttpOcspTransport::isOcsp)
                .orElse(false)) {
            return AnswerBody.refused(StatusUndetermined.refused("the answer's content type is not " + RESPONSE_TYPE));
        }
        return AnswerBody.of(maxAnswerBytes, head.headers().firstValueAsLong(LENGTH));
    }

    private static boolean isOcsp(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(RESPONSE_TYPE);
    }

    /** {@return whether the connection ended before there was any answer} */
    private static boolean isLostConnection(ExecutionException fault) {
        return fault.getCause() instanceof IOException
                && !(fault.getCause() instanceof ConnectException)
                && !(fault.getCause() instanceof HttpTimeoutException)
                && Causes.first(StatusUndetermined.class, fault).isEmpty();
    }

    private static StatusUndetermined undetermined(ExecutionException fault) {
        return Causes.first(StatusUndetermined.class, fault).orElseGet(() -> StatusUndetermined.silent(cause(fault)));
    }

    /** In our words, or as the exception's class: its message may hold what the other side sent. */
    private static String cause(ExecutionException fault) {
        Throwable root = Causes.of(fault).reduce((outer, inner) -> inner).orElse(fault);
        if (fault.getCause() instanceof HttpTimeoutException) {
            return "no connection in time";
        }
        if (root instanceof UnresolvedAddressException) {
            return "its name has no address";
        }
        // the JDK's client connects a second time on the same channel, and tells what came of that
        boolean refused = root instanceof ClosedChannelException || root instanceof ConnectException;
        if (fault.getCause() instanceof ConnectException && refused) {
            return "connection refused";
        }
        return root instanceof EOFException
                ? "it closed the connection without an answer"
                : root.getClass().getSimpleName();
    }
}
