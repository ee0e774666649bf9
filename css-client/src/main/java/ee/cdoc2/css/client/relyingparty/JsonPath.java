package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.util.Optional;

/** Looks into objects inside objects. */
final class JsonPath {
    private JsonPath() {}

    /** {@return the object that is the member of this name, or nothing} */
    static Optional<JsonObject> object(JsonObject parent, String name) {
        return parent.members().get(name) instanceof JsonObject child ? Optional.of(child) : Optional.empty();
    }
}
