package ee.cdoc2.css.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The calls of sender and recipient, over TLS 1.3, each told as it goes. Trusts one server certificate. */
final class ShareClient {
    private static final Pattern NONCE = Pattern.compile("\"nonce\"\\s*:\\s*\"([^\"]+)\"");

    private final String baseUrl;
    private final HttpClient http;
    private final Steps steps;

    ShareClient(String baseUrl, X509Certificate server, Steps steps) {
        this.baseUrl = baseUrl;
        this.steps = steps;
        this.http = HttpClient.newBuilder()
                .sslContext(trusting(server))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Stores a share and returns its id. */
    String store(String json) {
        steps.request("POST", "/key-shares", json);
        HttpResponse<String> answer = send(request("/key-shares")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("the share was not stored"));
        return location.substring("/key-shares/".length());
    }

    /** Asks for a nonce. */
    String nonce(String shareId) {
        String path = "/key-shares/" + shareId + "/nonce";
        steps.request("POST", path);
        Matcher nonce = NONCE.matcher(
                send(request(path).POST(HttpRequest.BodyPublishers.noBody())).body());
        if (!nonce.find()) {
            throw new IllegalStateException("no nonce came back");
        }
        return nonce.group(1);
    }

    /** Asks for a share; any answer is taken. */
    HttpResponse<String> fetch(String shareId, String ticket, String x5c) {
        String path = "/key-shares/" + shareId;
        steps.request("GET", path, "x-cdoc2-auth-ticket: " + ticket, "x-cdoc2-auth-x5c: " + x5c);
        return send(request(path)
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", x5c)
                .GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            steps.answer(answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static SSLContext trusting(X509Certificate server) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("server", server);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
