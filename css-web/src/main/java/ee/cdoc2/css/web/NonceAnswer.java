package ee.cdoc2.css.web;

import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The answer with a nonce. */
final class NonceAnswer {
    private NonceAnswer() {}

    /**
     * {@return 200 with {@code {"nonce": "…"}} and no other member: the Java reference client refuses what it does not know}
     */
    static Response of(Nonce nonce) {
        byte[] body = StrictJson.write(new JsonObject(Map.of("nonce", new JsonString(nonce.value()))));
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
