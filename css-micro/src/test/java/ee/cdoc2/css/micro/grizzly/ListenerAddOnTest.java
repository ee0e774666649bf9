package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.request.RequestTimeout;
import ee.cdoc2.css.settings.NodeSettings;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerAddOnTest {
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);

    @BeforeEach
    void start() throws IOException {
        listener.registerAddOn(new ListenerAddOn());
        server.addListener(listener);
        answer("/page", 404, "text/html;charset=ISO-8859-1", "<h1>Some Server 1.2</h1>");
        answer("/long-page", 200, "text/html", "<h1>Some Server 1.2</h1>".repeat(10_000));
        answer("/problem", 404, "application/problem+json", "{}");
        server.getServerConfiguration()
                .addHttpHandler(
                        new HttpHandler() {
                            @Override
                            public void service(Request request, Response response) {
                                // as if it had not been able to read the request
                            }
                        },
                        "/silent");
        server.getServerConfiguration()
                .addHttpHandler(
                        new HttpHandler() {
                            @Override
                            public void service(Request request, Response response) {
                                // as while the application is being stopped
                                response.setStatus(503);
                            }
                        },
                        "/stopping");
        answer("/unready", 503, "application/json", "{}");
        server.getServerConfiguration().addHttpHandler(flushing(503, null), "/stopping-and-flushed");
        server.getServerConfiguration().addHttpHandler(flushing(404, "text/html"), "/flushed-page");
        server.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    /** The application reads the same variable. */
    @Test
    void theTimeForARequestIsTheApplications() {
        assertThat(ListenerAddOn.DEFAULT_TIMEOUT).isEqualTo(RequestTimeout.DEFAULT);
        assertThat(ListenerAddOn.SHORTEST_TIMEOUT).isEqualTo(NodeSettings.REQUEST_TIMEOUT.least());
        assertThat(ListenerAddOn.LONGEST_TIMEOUT).isEqualTo(NodeSettings.REQUEST_TIMEOUT.most());
    }

    /** Its class is not on the class path: it is in the WAR. */
    @Test
    void theLongestBodyIsTheApplications() throws Exception {
        Path source = RepositoryFiles.find("css-web/src/main/java/ee/cdoc2/css/web/request/RequestBody.java");

        assertThat(Files.readString(source)).contains("int MAX_BYTES = " + RequestFraming.LONGEST_BODY + ";");
    }

    @Test
    void aPageOfTheServersOwnBecomesUnavailable() throws Exception {
        HttpResponse<String> answer = get("/page");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void soDoesOneInSeveralPieces() throws Exception {
        HttpResponse<String> answer = get("/long-page");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void unavailableSaysWhenToComeAgain() throws Exception {
        HttpResponse<String> answer = get("/stopping");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).isEmpty();
    }

    /** Its head is written by itself, and what follows it, if anything, later. */
    @ParameterizedTest
    @ValueSource(strings = {"/stopping-and-flushed", "/flushed-page"})
    void soDoesOneThatIsFlushed(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void healthThatIsUnreadyIsLeftAlone() throws Exception {
        HttpResponse<String> answer = get("/unready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void whatTheApplicationSaysIsLeftAlone() throws Exception {
        HttpResponse<String> answer = get("/problem");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void nothingSaidIsNoSuccess() throws Exception {
        assertThat(get("/silent").statusCode()).isEqualTo(500);
    }

    /** On a path with a colon Payara 7 fails; what the application has to say about the other is the same. */
    @ParameterizedTest
    @CsvSource({"/key-shares/a:b, /key-shares/a!b", "/a%3ab%3A%20, /a!b!%20", "/a?b=:%3a, /a", "/a!b%253A, /a!b%253A"})
    void aColonInAPathIsReplaced(String path, String seen) throws Exception {
        server.getServerConfiguration()
                .addHttpHandler(
                        new HttpHandler() {
                            @Override
                            public void service(Request request, Response response) throws IOException {
                                response.setStatus(404);
                                response.getWriter().write(request.getRequestURI());
                            }
                        },
                        "/");

        assertThat(get(path).body()).isEqualTo(seen);
    }

    private static HttpHandler flushing(int status, String type) {
        return new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws IOException {
                response.setStatus(status);
                response.setContentType(type);
                response.flush();
                if (type != null) {
                    response.getWriter().write("<h1>Some Server 1.2</h1>");
                }
            }
        };
    }

    private void answer(String path, int status, String type, String body) {
        server.getServerConfiguration()
                .addHttpHandler(
                        new HttpHandler() {
                            @Override
                            public void service(Request request, Response response) throws IOException {
                                response.setStatus(status);
                                response.setContentType(type);
                                response.getWriter().write(body);
                            }
                        },
                        path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + listener.getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
