package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingFilterTest {
    private final ServletStub http = new ServletStub();
    private final AtomicBoolean passed = new AtomicBoolean();

    @ParameterizedTest
    @CsvSource({"'',''", "'',0", "'',10", "'',10;10", "chunked,''", "Chunked,''"})
    void acceptsOneWayToEnd(String codings, String lengths) throws IOException, ServletException {
        filter(codings, lengths);
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "chunked,10",
        "'',10;11",
        "chunked;identity,''",
        "'chunked, identity',''",
        "identity,''",
        "chunked;chunked,''",
        "gzip,''",
        "'\u000bchunked',''",
        "'chunked\u001f',''",
        "nonsense,5"
    })
    void refusesAndClosesTheConnectionOtherwise(String codings, String lengths) throws IOException, ServletException {
        filter(codings, lengths);
        assertThat(passed).isFalse();
        assertThat(http.errorSent).isEqualTo(400);
        assertThat(http.headers).containsEntry("Connection", "close");
    }

    @ParameterizedTest
    @CsvSource({"chunked,'',true", "'',10,false", "'','',false"})
    void closesTheConnectionAfterChunks(String codings, String lengths, boolean closes)
            throws IOException, ServletException {
        filter(codings, lengths);
        assertThat("close".equals(http.headers.get("Connection"))).isEqualTo(closes);
    }

    private void filter(String codings, String lengths) throws IOException, ServletException {
        Map<String, List<String>> headers =
                Map.of("Transfer-Encoding", values(codings), "Content-Length", values(lengths));
        new FramingFilter().doFilter(http.request(headers), http.response(), (request, response) -> passed.set(true));
    }

    private static List<String> values(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(";"));
    }
}
