package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.openapi.ApiDescription;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The description of the API is the written one. That it is true of every answer in this suite, {@code TestEnvironment.https} sees to;
 * here are the routes that no other test asks.
 */
@Tag("h2")
class OpenApiIT extends BlackBox {

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi?format=YAML"})
    void theDescriptionIsTheFileOfTheRepository(String path) throws IOException {
        WireAnswer answer = send("GET", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(ApiDescription.source()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares",
                "/key-shares/0123456789abcdef0123456789abcdef",
                "/key-shares/0123456789abcdef0123456789abcdef/nonce",
                "/health",
                "/health/started",
                "/health/live",
                "/health/ready",
                "/session_nonce",
                "/info",
                "/openapi"
            })
    void optionsAndUnknownMethodsAreAnsweredAsDescribed(String path) {
        assertThat(send("OPTIONS", path).status()).isEqualTo(204);
        assertThat(send("DELETE", path).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/started", "/health/live", "/health/ready", "/info", "/openapi"})
    void whatIsReadIsAnsweredAsDescribed(String path) {
        assertThat(send("GET", path).status()).isEqualTo(200);
        assertThat(send("HEAD", path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "DELETE"})
    void metricsTellStrangersNothingByAnyMethod(String method) {
        assertThat(send(method, "/metrics").status()).isEqualTo(404);
    }

    @Test
    void whatWasBuiltAndTheTimeIsToldToEverybody() {
        WireAnswer answer = send("GET", "/info");

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text())
                .matches("\\{\"build\":\\{\"artifact\":\"css\",\"group\":\"ee.cdoc2.css\",\"name\":\"CSS\","
                        + "\"version\":\"[0-9][^\"]*\",\"time\":\"[^\"]+Z\"},\"system.time\":\"20[0-9T:-]+Z\"}");
    }

    private WireAnswer send(String method, String path) {
        return environment
                .client()
                .send(RequestBytes.of(method, path, TestEnvironment.address(environment.server()))
                        .header("Connection", "close")
                        .bytes());
    }
}
