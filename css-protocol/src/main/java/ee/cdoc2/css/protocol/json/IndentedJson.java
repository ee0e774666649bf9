package ee.cdoc2.css.protocol.json;

import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes JSON with a line for each member and element, for files that people read and compare. */
public final class IndentedJson {
    private static final String INDENT = "  ";

    private IndentedJson() {}

    /**
     * Writes a value.
     *
     * @param value any value
     * @return UTF-8, with a line break at the end
     */
    public static byte[] write(JsonValue value) {
        return (text(value, "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonValue value, String line) {
        if (value instanceof JsonObject object && !object.members().isEmpty()) {
            return "{"
                    + lines(
                            List.copyOf(object.members().entrySet()),
                            line,
                            member -> scalar(new JsonString(member.getKey())) + ": "
                                    + text(member.getValue(), line + INDENT))
                    + "}";
        }
        if (value instanceof JsonArray array && !array.elements().isEmpty()) {
            return "[" + lines(array.elements(), line, element -> text(element, line + INDENT)) + "]";
        }
        return scalar(value);
    }

    private static <T> String lines(List<T> parts, String line, Function<T, String> write) {
        return parts.stream().map(part -> line + INDENT + write.apply(part)).collect(Collectors.joining(",")) + line;
    }

    private static String scalar(JsonValue value) {
        return new String(StrictJson.write(value), StandardCharsets.UTF_8);
    }
}
