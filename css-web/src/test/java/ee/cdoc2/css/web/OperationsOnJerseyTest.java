package ee.cdoc2.css.web;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.settings.InfoDetail;
import ee.cdoc2.css.testkit.openapi.ApiDescription;
import ee.cdoc2.css.web.JerseyEdge.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources for operators, on the JAX-RS implementation of Payara. */
class OperationsOnJerseyTest {
    private final JerseyEdge edge = new JerseyEdge();

    @ParameterizedTest
    @ValueSource(strings = {"Accept: */*", "Accept: application/json", "Accept: application/yaml", "Accept: text/html"})
    void descriptionOfTheApiIsTheWrittenOneWhateverIsAccepted(String accept) throws IOException {
        assertThat(edge.send("GET", "/openapi", List.of(accept), ""))
                .isEqualTo(new Answer(
                        200, List.of("Content-Type: application/json"), Files.readString(ApiDescription.source())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/info", "/health", "/health/started", "/health/live", "/health/ready"})
    void optionsSayNothingButTheMethods(String path) {
        assertThat(edge.send("OPTIONS", path, List.of(), ""))
                .isEqualTo(new Answer(204, List.of("Allow: GET, OPTIONS"), ""));
    }

    @Test
    void infoTellsWhatWasBuiltAndTheTime() {
        assertThat(edge.send("GET", "/info", List.of("Accept: text/html"), "").body())
                .matches("\\{\"build\":\\{\"artifact\":\"css\",\"group\":\"ee.cdoc2.css\",\"name\":\"CSS\","
                        + "\"version\":\"[0-9][^\"$]+\",\"time\":\"[0-9T:-]+Z\"},"
                        + "\"system.time\":\"2026-11-26T10:00:00Z\"}");
    }

    @Test
    void infoTellsTheTimeAloneOrNothingWhereThatIsConfigured() {
        edge.info = InfoDetail.TIME;
        assertThat(edge.send("GET", "/info", List.of(), ""))
                .isEqualTo(new Answer(
                        200, List.of("Content-Type: application/json"), "{\"system.time\":\"2026-11-26T10:00:00Z\"}"));

        edge.info = InfoDetail.OFF;
        Answer hidden = edge.send("GET", "/info", List.of(), "");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body()).contains("no-such-resource");
    }

    @Test
    void headIsGetWithoutTheBody() {
        assertThat(edge.send("HEAD", "/health/started", List.of(), ""))
                .isEqualTo(new Answer(200, List.of("Content-Type: application/json"), ""));
    }

    @Test
    void strangersAreToldTheStatusOfChecksAndNoMore() {
        assertThat(edge.send("GET", "/health/ready", List.of(), "").body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"ocsp\",\"status\":\"UP\"}]}");
    }

    @Test
    void whoMaySeeTheMetricsIsToldTheDetailsOfHealth() {
        assertThat(edge.send("GET", "/health/ready", List.of("Authorization: Bearer " + JerseyEdge.METRICS_TOKEN), "")
                        .body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"ocsp\",\"status\":\"UP\","
                        + "\"data\":{\"ocsp.example.org\":\"answered at noon\"}}]}");
    }
}
