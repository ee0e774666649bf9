package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.json.ReadJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How an auth server asks for session nonces: without body, four times, five seconds each. */
final class SessionNonceCalls {

    private static final int TRIES = 4;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http;

    SessionNonceCalls(SSLContext trust) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** {@return the nonce of one server, or nothing if all tries failed} */
    Optional<String> nonce(String url) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<String> nonce = once(url);
            if (nonce.isPresent()) {
                return nonce;
            }
        }
        return Optional.empty();
    }

    private Optional<String> once(String url) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(LIMIT)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            boolean json = answer.headers()
                    .firstValue("Content-Type")
                    .filter("application/json"::equals)
                    .isPresent();
            return answer.statusCode() == 200 && json
                    ? ReadJson.of(answer.body()).flatMap(body -> body.text("nonce"))
                    : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
