package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseHeadersFilterTest {
    private final RequestRecord current = new RequestRecord();

    @Test
    void headersAreThereBeforeAnythingIsWritten() throws IOException, ServletException {
        ServletStub http = new ServletStub();
        filter(new ServiceState())
                .doFilter(
                        http.request("/", null, Map.of()),
                        http.response(),
                        (request, response) -> assertThat(http.headers)
                                .isEqualTo(Map.of(
                                        "Cache-Control", "no-store",
                                        "X-Content-Type-Options", "nosniff",
                                        "Strict-Transport-Security", "max-age=31536000",
                                        "X-Request-Id", current.id().toString())));
        assertThat(http.headers).hasSize(4);
    }

    @Test
    void aNodeThatDrainsClosesTheConnection() throws IOException, ServletException {
        ServletStub http = new ServletStub();
        ServiceState draining = new ServiceState() {
            @Override
            public State state() {
                return State.DRAINING;
            }
        };

        filter(draining)
                .doFilter(
                        http.request("/", null, Map.of()),
                        http.response(),
                        (request, response) -> assertThat(http.headers).containsEntry("Connection", "close"));
    }

    private ResponseHeadersFilter filter(ServiceState service) {
        ResponseHeadersFilter filter = new ResponseHeadersFilter();
        filter.service = service;
        filter.current = current;
        return filter;
    }
}
