package ee.cdoc2.css.protocol.json;

import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a JSON object together, member by member, in order; a builder. */
public final class JsonMembers {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    /**
     * Adds a string.
     *
     * @param name  its name
     * @param value its text
     * @return this
     */
    public JsonMembers add(String name, String value) {
        return add(name, new JsonString(value));
    }

    /**
     * Adds a number.
     *
     * @param name  its name
     * @param value its value
     * @return this
     */
    public JsonMembers add(String name, long value) {
        return add(name, new JsonNumber(Long.toString(value)));
    }

    /**
     * Adds a truth value.
     *
     * @param name  its name
     * @param value its value
     * @return this
     */
    public JsonMembers add(String name, boolean value) {
        return add(name, value ? JsonLiteral.TRUE : JsonLiteral.FALSE);
    }

    /**
     * Adds an array.
     *
     * @param name   its name
     * @param values its elements
     * @return this
     */
    public JsonMembers add(String name, List<? extends JsonValue> values) {
        return add(name, new JsonArray(List.copyOf(values)));
    }

    /**
     * Adds any value.
     *
     * @param name  its name
     * @param value the value
     * @return this
     */
    public JsonMembers add(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    /** {@return the object} */
    public JsonObject object() {
        return new JsonObject(members);
    }
}
