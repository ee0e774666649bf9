package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusProblemTest {

    @ParameterizedTest
    @CsvSource({
        "404, NO_SUCH_RESOURCE",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "431, HEADERS_TOO_LARGE",
        "400, REQUEST_REFUSED",
        "401, REQUEST_REFUSED",
        "403, NO_SUCH_RESOURCE",
        "499, REQUEST_REFUSED",
        "500, INTERNAL_ERROR",
        "503, INTERNAL_ERROR",
        "200, INTERNAL_ERROR",
        "302, INTERNAL_ERROR",
    })
    void statusOfTheHttpLayerHasItsProblem(int status, ProblemType expected) {
        assertThat(HttpStatusProblem.of(status)).isEqualTo(expected);
    }
}
