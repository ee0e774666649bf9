package ee.cdoc2.css.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;

/**
 * What a server says of its health, in the form of MicroProfile Health.
 *
 * @param up its word for all checks together; the status code says the same
 * @param text the document
 */
public record HealthAnswer(boolean up, String text) {

    /**
     * Asks.
     *
     * @param kind {@code live}, {@code ready} or {@code started}
     */
    public static HealthAnswer of(CssClient client, ServerAddress address, String kind) {
        return answer(client, request(address, kind));
    }

    /** The same with the details, which the metrics token opens. */
    public static HealthAnswer detailed(CssClient client, ServerAddress address, String kind, String token) {
        return answer(client, request(address, kind).header("Authorization", "Bearer " + token));
    }

    private static RequestBytes request(ServerAddress address, String kind) {
        return RequestBytes.of("GET", "/health/" + kind, address).header("Connection", "close");
    }

    private static HealthAnswer answer(CssClient client, RequestBytes request) {
        WireAnswer answer = client.send(request.bytes());
        boolean up = answer.status() == 200;
        assertThat(answer.status()).as(answer.text()).isIn(200, 503);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text()).startsWith("{\"status\":\"" + (up ? "UP" : "DOWN") + "\",\"checks\":[");
        return new HealthAnswer(up, answer.text());
    }

    /** {@return whether this check is there, and up} */
    public boolean up(String check) {
        return text.contains("{\"name\":\"" + check + "\",\"status\":\"UP\"");
    }
}
