package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.web.ServletStub;
import ee.cdoc2.css.web.filter.ServletRefusal;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemServletTest {
    private final ServletStub http = new ServletStub();

    @Test
    void answersWhatTheServletLayerRefused() throws IOException {
        serve(Map.of(RequestDispatcher.ERROR_STATUS_CODE, 400));
        assertThat(http.status).isEqualTo(400);
        assertThat(http.body()).startsWith("{\"type\":\"urn:problem-type:css:request-refused\"");
    }

    @Test
    void doesNotExistWhenRequestedDirectly() throws IOException {
        serve(Map.of());
        assertThat(http.status).isEqualTo(404);
        assertThat(http.body()).startsWith("{\"type\":\"urn:problem-type:css:no-such-resource\"");
    }

    @Test
    void answersWithTheReasonForWhichAFilterHasRefused() throws IOException {
        Map<String, Object> attributes = new HashMap<>();
        ServletRefusal.send(
                http.request("/key-shares", null, attributes),
                http.response(),
                new Denied(Denial.OVERLOADED, Duration.ofSeconds(2)));
        assertThat(http.errorSent).isEqualTo(503);

        attributes.put(RequestDispatcher.ERROR_STATUS_CODE, 503);
        serve(attributes);
        assertThat(http.status).isEqualTo(503);
        assertThat(http.body()).startsWith("{\"type\":\"urn:problem-type:css:overloaded\"");
        assertThat(http.headers).containsEntry("Retry-After", "2");
    }

    /** Payara says 404 for a servlet that was stopped, and a load balancer or a client would take that for an answer. */
    @Test
    void aRouteThatTheServerDoesNotKnowIsOneThatIsBeingStopped() throws IOException {
        serve(Map.of(RequestDispatcher.ERROR_STATUS_CODE, 404, RequestDispatcher.ERROR_REQUEST_URI, "/health/ready"));
        assertThat(http.status).isEqualTo(503);
        assertThat(http.body()).startsWith("{\"type\":\"urn:problem-type:css:maintenance\"");
        assertThat(http.headers).containsKey("Retry-After");
    }

    @Test
    void whatIsNoRouteDoesNotExist() throws IOException {
        serve(Map.of(RequestDispatcher.ERROR_STATUS_CODE, 404, RequestDispatcher.ERROR_REQUEST_URI, "/health/"));
        assertThat(http.status).isEqualTo(404);
    }

    @Test
    void goesByTheStatusWhenAServerAddsAnExceptionOfItsOwn() throws IOException {
        serve(Map.of(
                RequestDispatcher.ERROR_STATUS_CODE,
                404,
                RequestDispatcher.ERROR_EXCEPTION,
                new IOException("SRVE0190E: File not found: /WEB-INF/web.xml")));
        assertThat(http.status).isEqualTo(404);
    }

    @Test
    void answersAFaultWithoutItsMessage() throws IOException {
        serve(Map.of(
                RequestDispatcher.ERROR_STATUS_CODE,
                500,
                RequestDispatcher.ERROR_EXCEPTION,
                new IllegalStateException("inside")));
        assertThat(http.status).isEqualTo(500);
        assertThat(http.body())
                .startsWith("{\"type\":\"urn:problem-type:css:internal-error\"")
                .doesNotContain("inside");
    }

    @Test
    void carriesTheHeadersOfEveryAnswer() throws IOException {
        serve(Map.of());
        assertThat(http.headers)
                .contains(
                        entry("Cache-Control", "no-store"),
                        entry("X-Content-Type-Options", "nosniff"),
                        entry("Strict-Transport-Security", "max-age=31536000"),
                        entry("Content-Type", "application/problem+json"),
                        entry("Content-Length", Integer.toString(http.body().length())));
        assertThat(http.body()).contains("\"instance\":\"urn:uuid:" + http.headers.get("X-Request-Id") + "\"");
    }

    private void serve(Map<String, Object> attributes) throws IOException {
        ProblemServlet errorPage = new ProblemServlet();
        errorPage.refusals = TestRefusals.create();
        errorPage.service(http.request("/problem", null, attributes), http.response());
    }
}
