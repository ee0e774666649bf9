package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.certificate.Tls;
import ee.cdoc2.css.client.server.PinnedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;

/** HTTPS with one server: TLS 1.3, its listed certificates, no redirects, no proxy, bounded answers. */
final class Http {
    private final PinnedServer server;
    private final Timeouts timeouts;
    private final int maxBody;
    private final HttpClient client;

    /**
     * A client of one server.
     *
     * @param server   its entry
     * @param timeouts how long to wait
     * @param maxBody  the longest body of an answer, in bytes
     * @param clock    for the validity of its certificate
     */
    Http(PinnedServer server, Timeouts timeouts, int maxBody, Clock clock) {
        this.server = server;
        this.timeouts = timeouts;
        this.maxBody = maxBody;
        SSLParameters onlyNewest = new SSLParameters();
        onlyNewest.setProtocols(new String[] {"TLSv1.3"});
        this.client = HttpClient.newBuilder()
                .sslContext(Tls.pinned(server.certificates(), clock))
                .sslParameters(onlyNewest)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeouts.connect())
                .build();
    }

    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "application/json")
                .timeout(timeouts.answer());
    }

    HttpRequest.Builder request(String url, PresentedHeaders headers) {
        HttpRequest.Builder request = request(url);
        headers.byName().forEach(request::header);
        return request;
    }

    /** Sends a request; the time limit is for the whole answer, body included. */
    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.sendAsync(request, new BoundedBody(maxBody))
                    .get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException failed) {
            throw new Faults(server).connection(request.uri(), failed.getCause());
        } catch (TimeoutException late) {
            throw new Faults(server).connection(request.uri(), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Faults(server).connection(request.uri(), interrupted);
        }
    }
}
