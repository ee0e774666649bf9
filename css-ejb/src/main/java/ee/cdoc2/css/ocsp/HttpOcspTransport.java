package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.Causes;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
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

    private final HttpClient client;
    private final Duration timeout;
    private final int maxAnswerBytes;

    HttpOcspTransport(HttpLimits limits) {
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
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(post, this::body);
        try {
            // HttpRequest.timeout covers the headers alone; a body that comes byte by byte would hold the thread
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS).body();
        } catch (TimeoutException late) {
            throw StatusUndetermined.unreachable("no answer in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StatusUndetermined.unreachable("interrupted");
        } catch (ExecutionException fault) {
            throw undetermined(fault);
        } finally {
            response.cancel(true); // closes the connection if the answer is not complete
        }
    }

    private BodySubscriber<byte[]> body(ResponseInfo head) {
        int status = head.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return AnswerBody.refused(StatusUndetermined.unreachable("HTTP status " + status));
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
        return AnswerBody.of(maxAnswerBytes);
    }

    private static boolean isOcsp(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(RESPONSE_TYPE);
    }

    private static StatusUndetermined undetermined(Throwable fault) {
        // the class without its message, which may hold what the other side sent
        return Causes.first(StatusUndetermined.class, fault)
                .orElseGet(() ->
                        StatusUndetermined.unreachable(root(fault).getClass().getSimpleName()));
    }

    private static Throwable root(Throwable fault) {
        return Causes.of(fault).reduce((outer, inner) -> inner).orElse(fault);
    }
}
