package ee.cdoc2.css.testkit.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON that somebody has sent.
 *
 * @param value a {@code Map<String, ReadJson>}, a {@code List<ReadJson>}, a {@code String}, a {@code Long}, {@code Double} or
 *     {@code Boolean}, or null
 */
public record ReadJson(Object value) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** {@return the value in this text, or nothing if that is no JSON} */
    public static Optional<ReadJson> of(byte[] utf8) {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), new String(utf8, StandardCharsets.UTF_8))) {
            ReadJson value = read(parser, parser.nextToken());
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException noJson) {
            return Optional.empty();
        }
    }

    /** {@return a member of an object; empty if this is none, or the member is absent or null} */
    public Optional<ReadJson> member(String name) {
        return value instanceof Map<?, ?> members
                        && members.get(name) instanceof ReadJson member
                        && member.value != null
                ? Optional.of(member)
                : Optional.empty();
    }

    /** {@return a member that is a string} */
    public Optional<String> text(String name) {
        return member(name)
                .map(ReadJson::value)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** {@return a member that is an integer} */
    public Optional<Long> number(String name) {
        return member(name).map(ReadJson::value).filter(Long.class::isInstance).map(Long.class::cast);
    }

    /** {@return the elements of an array; none if this is no array} */
    public List<ReadJson> elements() {
        List<ReadJson> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> elements.add((ReadJson) element));
        }
        return elements;
    }

    private static ReadJson read(JsonParser parser, JsonToken token) {
        if (token == null) {
            throw new IllegalArgumentException("the text ends");
        }
        return new ReadJson(
                switch (token) {
                    case START_OBJECT -> members(parser);
                    case START_ARRAY -> elements(parser);
                    case VALUE_STRING -> parser.getString();
                    case VALUE_NUMBER_INT -> parser.getLongValue();
                    case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    case VALUE_NULL -> null;
                    default -> throw new IllegalArgumentException("no value");
                });
    }

    private static Map<String, ReadJson> members(JsonParser parser) {
        Map<String, ReadJson> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, read(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<ReadJson> elements(JsonParser parser) {
        List<ReadJson> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(read(parser, token));
        }
        return elements;
    }

    /** The kind only: the content may be a token. */
    @Override
    public String toString() {
        return "ReadJson[" + (value == null ? "null" : value.getClass().getSimpleName()) + "]";
    }
}
