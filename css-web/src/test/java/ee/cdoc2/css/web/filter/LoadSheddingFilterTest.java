package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.limit.RequestsInProgress;
import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSheddingFilterTest {
    private static final String SHARE = "/key-shares/0123456789abcdef0123456789abcdef";

    private final ServletStub http = new ServletStub();
    private final Map<String, Object> attributes = new HashMap<>();
    private final RequestsInProgress one = new RequestsInProgress(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares",
                SHARE,
                SHARE + "/nonce",
                "/session_nonce",
                "/openapi",
                "/info",
                "/",
                "/health/",
                "/health/../key-shares"
            })
    void whatIsTooMuchIsRefusedUnseen(String path) throws IOException, ServletException {
        one.begin();

        assertThat(passes(path)).isFalse();
        assertThat(http.errorSent).isEqualTo(503);
        assertThat(attributes.values()).singleElement().isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.reason()).isEqualTo(Denial.OVERLOADED);
            assertThat(denied.retryAfter()).contains(Duration.ofSeconds(2));
        });
        assertThat(one.now()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/started", "/health/live", "/health/ready", "/metrics"})
    void healthAndMetricsTakeNoPlaceAndNeedNone(String path) throws IOException, ServletException {
        one.begin();

        assertThat(passes(path)).isTrue();
        assertThat(one.now()).isEqualTo(1);
    }

    @Test
    void aPlaceIsTakenForAsLongAsTheRequestLasts() throws IOException, ServletException {
        assertThat(filtered(SHARE, (request, response) -> assertThat(one.now()).isEqualTo(1)))
                .isTrue();
        assertThat(one.now()).isZero();
    }

    @Test
    void aRequestThatFailsGivesItsPlaceBack() {
        assertThatThrownBy(() -> filtered(SHARE, (request, response) -> {
                    throw new IOException("hung up");
                }))
                .isInstanceOf(IOException.class);

        assertThat(one.now()).isZero();
    }

    private boolean passes(String path) throws IOException, ServletException {
        return filtered(path, (request, response) -> {});
    }

    private boolean filtered(String path, FilterChain next) throws IOException, ServletException {
        AtomicBoolean passed = new AtomicBoolean();
        LoadSheddingFilter filter = new LoadSheddingFilter();
        filter.inProgress = one;
        filter.doFilter(http.request(path, null, attributes), http.response(), (request, response) -> {
            passed.set(true);
            next.doFilter(request, response);
        });
        return passed.get();
    }
}
