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
        "GET, /key-shares/0123/, OTHER",
        "GET, /key-shares/0123;x, RELEASE",
        "GET, /key-shares;x/0123, OTHER",
        "GET, /key-shares/%30123, RELEASE",
        "GET, /key-shares/x/.., OTHER",
        "GET, /key-shares//0123, OTHER",
        "POST, /key-shares/, OTHER",
        "POST, /key%2dshares, OTHER",
        "GET, /health, HEALTH",
        "GET, /health/ready, HEALTH",
        "GET, /health/x, OTHER",
        "POST, /health, OTHER",
        "GET, /metrics, METRICS",
        "GET, /openapi, OPENAPI",
        "POST, /session_nonce, SESSION_NONCE",
        "POST, /session_nonce/, SESSION_NONCE",
        "POST, /session_nonce//, OTHER",
        "POST, //session_nonce, OTHER",
        "GET, /session_nonce, OTHER",
        "GET, /info, INFO",
        "GET, /info/, OTHER",
        "GET, /, OTHER",
    })
    void isToldFromMethodAndPath(String method, String path, Operation expected) {
        assertThat(Operation.of(method, path)).isEqualTo(expected);
    }
}
