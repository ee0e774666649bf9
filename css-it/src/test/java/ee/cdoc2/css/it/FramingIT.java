package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that say in two ways where they end: whatever follows on the connection is never taken for a request. */
@Tag("h2")
class FramingIT extends BlackBox {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 7",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity\r\nContent-Length: 2"
            })
    void whatFollowsAnAmbiguousRequestIsNotARequest(String framing) throws IOException {
        RequestBytes ambiguous = RequestBytes.of("POST", "/key-shares", TestEnvironment.address(environment.server()))
                .header("Content-Type", "application/json")
                .line(framing);
        RequestBytes follower = RequestBytes.of("GET", "/nope", TestEnvironment.address(environment.server()));
        String all = text(ambiguous) + "2\r\n{}\r\n0\r\n\r\n" + text(follower);

        try (WireConnection connection =
                environment.httpsForOddRequests(environment.server()).open()) {
            assertThat(connection
                            .exchange(all.getBytes(StandardCharsets.ISO_8859_1))
                            .status())
                    .isBetween(400, 501);
            assertThatThrownBy(() -> connection.exchange(new byte[0])).isInstanceOf(IOException.class);
        }
    }

    private static String text(RequestBytes request) {
        return new String(request.bytes(), StandardCharsets.ISO_8859_1);
    }
}
