package ee.cdoc2.css.remote;

import ee.cdoc2.css.failure.Causes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * HTTP with bounds for time and size, whatever the other side does. No redirect is followed, and only status 200 and the
 * media types that were asked for are an answer. Safe for use by many threads.
 */
public final class BoundedHttp {
    /** Of an answer's length, where its headers say it. */
    public static final String LENGTH = "Content-Length";

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final int maxAnswerBytes;
    private final Set<String> mediaTypes;

    /**
     * HTTP within these limits.
     *
     * @param builder    with what TLS needs; everything else is set here
     * @param limits     of time and size
     * @param mediaTypes of which an answer may be, in lower case
     */
    public BoundedHttp(HttpClient.Builder builder, HttpLimits limits, Set<String> mediaTypes) {
        this.client = builder.version(HttpClient.Version.HTTP_1_1) // no upgrade headers, which few servers expect
                .connectTimeout(limits.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(limits.proxy().map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY))
                .build();
        this.maxAnswerBytes = limits.maxAnswerBytes();
        this.mediaTypes = Set.copyOf(mediaTypes);
    }

    /**
     * Sends a request, and waits for the whole answer.
     *
     * @param request with all its headers
     * @param within  how long everything may take, from the name's resolution to the last byte
     * @return the answer, status 200
     * @throws NoAnswer when there is none in time, or another one
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration within) throws NoAnswer {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, this::body);
        try {
            // HttpRequest.timeout covers the headers alone; a body that comes byte by byte would hold the thread
            return response.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw NoAnswer.silent("no answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw NoAnswer.interrupted();
        } catch (ExecutionException fault) {
            throw noAnswer(fault);
        } finally {
            response.cancel(true); // closes the connection if the answer is not complete
        }
    }

    private BodySubscriber<byte[]> body(ResponseInfo head) {
        int status = head.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return AnswerBody.refused(NoAnswer.silent("HTTP status " + status));
        }
        if (status != OK) {
            return AnswerBody.refused(NoAnswer.refused("HTTP status " + status));
        }
        if (head.headers().firstValue("Content-Type").filter(this::isAskedFor).isEmpty()) {
            return AnswerBody.refused(NoAnswer.refused("the answer's content type is not "
                    + String.join(" or ", mediaTypes.stream().sorted().toList())));
        }
        return AnswerBody.of(maxAnswerBytes, head.headers().firstValueAsLong(LENGTH));
    }

    private boolean isAskedFor(String contentType) {
        return mediaTypes.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static NoAnswer noAnswer(ExecutionException fault) {
        return Causes.first(NoAnswer.class, fault)
                .orElseGet(() -> isLostConnection(fault.getCause())
                        ? NoAnswer.connectionLost(cause(fault))
                        : NoAnswer.silent(cause(fault)));
    }

    private static boolean isLostConnection(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof ConnectException)
                && !(failure instanceof HttpTimeoutException);
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
        if (Causes.first(SSLException.class, fault).isPresent()) {
            return tlsCause(root);
        }
        return root instanceof EOFException
                ? "it closed the connection without an answer"
                : root.getClass().getSimpleName();
    }

    private static String tlsCause(Throwable root) {
        if (root instanceof CertificateExpiredException) {
            return "its TLS certificate has expired";
        }
        if (root instanceof CertPathBuilderException || root instanceof CertPathValidatorException) {
            return "its TLS certificate is not trusted";
        }
        return root instanceof CertificateException
                ? "its TLS certificate is for another host"
                : "no TLS connection: " + root.getClass().getSimpleName();
    }
}
