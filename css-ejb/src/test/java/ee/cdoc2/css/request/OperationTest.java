package ee.cdoc2.css.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /key-shares, STORE",
        "POST, //key-shares, STORE",
        "GET, /key-shares, OTHER",
        "GET, /key-shares/0123, RELEASE",
        "GET, //key-shares/0123, RELEASE",
        "GET, ///key-shares/0123, OTHER",
        "HEAD, /key-shares/0123, OTHER",
        "POST, /key-shares/0123/nonce, NONCE",
        "POST, /key-shares/0123/nonce/, OTHER",
        "GET, /key-shares/0123/nonce, OTHER",
        "GET, /health/ready, HEALTH",
        "GET, /metrics, METRICS",
        "GET, /openapi, OPENAPI",
        "GET, /, OTHER",
    })
    void isToldFromMethodAndPath(String method, String path, Operation expected) {
        assertThat(Operation.of(method, path)).isEqualTo(expected);
    }
}
