package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetFilterTest {
    private final ServletStub http = new ServletStub();
    private final AtomicBoolean passed = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/key-shares", "//key-shares/0123456789abcdef", "/a%20b", "///", "*", "/:80/@"})
    void letsUrisPass(String path) throws IOException, ServletException {
        filter(path, null);
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/x/%zz,", "/x{y},", "/a\"b,", "/a<b>,", "/a b,", "/a\\b,", "/x,a=%zz", "/x,[|]", "/x,a=%"})
    void refusesWhatIsNotAUri(String path, String query) throws IOException, ServletException {
        filter(path, query);
        assertThat(http.errorSent).isEqualTo(400);
        assertThat(passed).isFalse();
    }

    private void filter(String path, String query) throws IOException, ServletException {
        new RequestTargetFilter()
                .doFilter(
                        http.request(path, query, Map.of()), http.response(), (request, response) -> passed.set(true));
    }
}
