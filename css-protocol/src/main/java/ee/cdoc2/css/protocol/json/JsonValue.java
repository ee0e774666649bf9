package ee.cdoc2.css.protocol.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259 section 3). Immutable. */
public sealed interface JsonValue {

    /**
     * An object; names are unique and keep their order.
     *
     * @param members the members by name
     */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        /** Keeps the order of the members. */
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /**
         * Looks up a member.
         *
         * @param name the member's name
         * @return its value, or nothing
         */
        public Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /**
         * Looks up a member that is a string.
         *
         * @param name the member's name
         * @return its text; nothing when there is no such member or it is not a string
         */
        public Optional<String> text(String name) {
            return members.get(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
        }
    }

    /**
     * An array.
     *
     * @param elements the elements in order
     */
    record JsonArray(List<JsonValue> elements) implements JsonValue {
        /** Copies the elements. */
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A string.
     *
     * @param value its text, unescaped; has no lone surrogate
     */
    record JsonString(String value) implements JsonValue {}

    /**
     * A number, kept as it was written.
     *
     * @param literal its text
     */
    record JsonNumber(String literal) implements JsonValue {}

    /** The three literal names. */
    enum JsonLiteral implements JsonValue {
        /** {@code true}. */
        TRUE,
        /** {@code false}. */
        FALSE,
        /** {@code null}. */
        NULL
    }
}
