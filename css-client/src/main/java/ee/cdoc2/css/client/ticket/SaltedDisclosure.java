package ee.cdoc2.css.client.ticket;

import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.List;

/**
 * A disclosure that we make (RFC 9901 section 4.2).
 *
 * @param text base64url of the JSON array, as it is sent
 */
record SaltedDisclosure(String text) {

    /** {@code [salt, name, value]}. */
    static SaltedDisclosure claim(String salt, String name, JsonValue value) {
        return of(List.of(new JsonString(salt), new JsonString(name), value));
    }

    /** {@code [salt, value]}. */
    static SaltedDisclosure element(String salt, JsonValue value) {
        return of(List.of(new JsonString(salt), value));
    }

    /** {@return base64url SHA-256 over the text (RFC 9901 section 4.2.3)} */
    String digest() {
        return StrictBase64.URL.encode(Sha256.of(text));
    }

    private static SaltedDisclosure of(List<JsonValue> elements) {
        return new SaltedDisclosure(StrictBase64.URL.encode(StrictJson.write(new JsonArray(elements))));
    }
}
