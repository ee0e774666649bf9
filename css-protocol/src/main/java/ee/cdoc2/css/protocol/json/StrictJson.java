package ee.cdoc2.css.protocol.json;

import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads and writes JSON. Reading takes exactly one value of RFC 8259 in valid UTF-8, without byte order mark, repeated
 * member names, lone surrogates, trailing text, numbers of more than {@value #MAX_NUMBER_CHARACTERS} characters, or nesting deeper than
 * {@value #MAX_DEPTH}.
 */
public final class StrictJson {
    /** The deepest nesting that is read; a ticket needs 4. */
    public static final int MAX_DEPTH = 16;

    /** The longest number that is read: a point of time or a count needs 20. */
    public static final int MAX_NUMBER_CHARACTERS = 32;

    private static final int MAX_CHARACTERS = 64 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_CHARACTERS)
                    .maxStringLength(MAX_CHARACTERS)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Reads one value.
     *
     * @param utf8 any bytes
     * @return the value, or nothing when the bytes are not exactly one JSON value of at most 64 KiB
     */
    public static Optional<JsonValue> parse(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
                JsonValue value = read(parser, parser.nextToken());
                return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
            }
        } catch (CharacterCodingException | JacksonException | MalformedJson notJson) {
            return Optional.empty();
        }
    }

    /**
     * Reads one object.
     *
     * @param utf8 any bytes
     * @return the object, or nothing when the bytes are not exactly one JSON object of at most 64 KiB
     */
    public static Optional<JsonObject> parseObject(byte[] utf8) {
        return parse(utf8).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /**
     * Writes a value without white space.
     *
     * @param value the value
     * @return its text in UTF-8
     */
    public static byte[] write(JsonValue value) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), utf8)) {
            write(generator, value);
        }
        return utf8.toByteArray();
    }

    private static JsonValue read(JsonParser parser, JsonToken token) throws MalformedJson {
        if (token == null) {
            throw new MalformedJson();
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> new JsonString(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(bounded(parser.getString()));
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> throw new MalformedJson();
        };
    }

    private static JsonObject readObject(JsonParser parser) throws MalformedJson {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = wellFormed(parser.currentName());
            members.put(name, read(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray readArray(JsonParser parser) throws MalformedJson {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(read(parser, token));
        }
        return new JsonArray(elements);
    }

    /** The parser counts digits, and not equally many wherever a number stands. */
    private static String bounded(String number) throws MalformedJson {
        if (number.length() > MAX_NUMBER_CHARACTERS) {
            throw new MalformedJson();
        }
        return number;
    }

    /** An escaped lone surrogate is no Unicode text (RFC 8259 section 8.2): two readers could take it for two things. */
    private static String wellFormed(String text) throws MalformedJson {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedJson();
        }
        return text;
    }

    private static void write(JsonGenerator generator, JsonValue value) {
        if (value instanceof JsonObject object) {
            generator.writeStartObject();
            object.members().forEach((name, member) -> {
                generator.writeName(name);
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof JsonArray array) {
            generator.writeStartArray();
            array.elements().forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else if (value instanceof JsonString string) {
            generator.writeString(string.value());
        } else if (value instanceof JsonNumber number) {
            generator.writeNumber(number.literal());
        } else if (value instanceof JsonLiteral literal) {
            switch (literal) {
                case TRUE -> generator.writeBoolean(true);
                case FALSE -> generator.writeBoolean(false);
                case NULL -> generator.writeNull();
            }
        }
    }

    /** Ends the reading of a text from within. */
    private static final class MalformedJson extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedJson() {
            super(null, null, false, false);
        }
    }
}
