package ee.cdoc2.css.web;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(strings = {"/openapi", "/health", "/health/started", "/health/live", "/health/ready"})
    void optionsSayNothingButTheMethods(String path) {
        assertThat(edge.send("OPTIONS", path, List.of(), ""))
                .isEqualTo(new Answer(204, List.of("Allow: GET, OPTIONS"), ""));
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
