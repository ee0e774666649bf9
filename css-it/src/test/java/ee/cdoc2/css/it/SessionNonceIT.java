package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /session_nonce}, which an auth server calls. */
class SessionNonceIT extends BlackBox {

    private static final int MANY = 1000;

    @Test
    void theAnswerHasOneMemberOnly() {
        WireAnswer answer = post("/session_nonce", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).matches("\\{\"nonce\":\"[A-Za-z0-9_-]{16}\"}");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", " {\"a\":1} "})
    void bodiesThatAreTaken(String body) {
        assertThat(post("/session_nonce", body).status()).isEqualTo(200);
        assertThat(post("/session_nonce/", body).status()).isEqualTo(200);
    }

    /** Attack 10. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "true", "x", "{"})
    void otherBodiesAre400(String body) {
        Outcome.refused(post("/session_nonce", body), 400, "malformed-request");
    }

    /** Attack 8. */
    @ParameterizedTest
    @ValueSource(strings = {"/session_nonce", "/key-shares"})
    void getIs405(String path) {
        assertThat(environment
                        .client()
                        .send(RequestBytes.of("GET", path, TestEnvironment.address(environment.server()))
                                .header("Connection", "close")
                                .bytes())
                        .status())
                .isEqualTo(405);
    }

    /** Attack 10: no table has a row for it, so there is nothing to count but the answers. */
    @Test
    void manyAreGiven() throws Exception {
        Set<String> nonces = new HashSet<>();
        try (KeptConnection connection = new KeptConnection(environment.https(environment.server()))) {
            SecondProtocol protocol = environment.secondProtocol(connection::send);
            for (int call = 0; call < MANY; call++) {
                nonces.add(protocol.newSessionNonce());
            }
        }

        // 16 random bits for each second: equal ones do no harm
        assertThat(nonces).hasSizeGreaterThan(MANY * 9 / 10);
    }

    @Test
    @Tag("postgres")
    void theyAreGivenWithoutTheDatabaseAndNotWrittenDown() {
        PostgresDatabase database = (PostgresDatabase) environment.database();
        Map<String, Long> before = database.rows();
        assertThat(post("/session_nonce", "").status()).isEqualTo(200);
        assertThat(database.rows()).isEqualTo(before);

        database.away(
                () -> assertThat(post("/session_nonce", "").text()).matches("\\{\"nonce\":\"[A-Za-z0-9_-]{16}\"}"));
    }

    private WireAnswer post(String path, String body) {
        RequestBytes request = RequestBytes.of("POST", path, TestEnvironment.address(environment.server()))
                .header("Connection", "close");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return environment.client().send(request.bytes(body.getBytes(StandardCharsets.UTF_8)));
    }
}
