package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.certificate.Tls;
import ee.cdoc2.css.client.server.ServerEntry;
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
    /** An answer of the API has a few hundred bytes. */
    private static final int MAX_BODY = 4096;

    private final ServerEntry server;
    private final Timeouts timeouts;
    private final HttpClient client;

    Http(ServerEntry server, Timeouts timeouts, Clock clock) {
        this.server = server;
        this.timeouts = timeouts;
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

    /** Sends a request; the time limit is for the whole answer, body included. */
    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.sendAsync(request, new BoundedBody(MAX_BODY))
                    .get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location"),
                    response.headers().firstValue("Retry-After"),
                    response.body());
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
