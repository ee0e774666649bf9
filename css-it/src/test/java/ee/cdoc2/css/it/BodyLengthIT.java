package ee.cdoc2.css.it;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose length is not said beforehand; the vectors have those whose length is. */
@Tag("h2")
class BodyLengthIT extends BlackBox {

    @ParameterizedTest
    @ValueSource(ints = {4097, 100_000})
    void aBodyOfMoreThan4KibIsRefusedAsItComes(int length) {
        RequestBytes head = RequestBytes.of("POST", "/key-shares", TestEnvironment.address(environment.server()))
                .header("Connection", "close")
                .header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked");
        String chunks = Integer.toHexString(length) + "\r\n" + " ".repeat(length) + "\r\n0\r\n\r\n";
        String request = new String(head.bytes(), StandardCharsets.ISO_8859_1) + chunks;

        Outcome.refused(
                environment.client().send(request.getBytes(StandardCharsets.ISO_8859_1)), 413, "body-too-large");
    }
}
