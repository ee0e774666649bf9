package ee.cdoc2.css.testkit.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object that is written member by member. The values are JSON texts that nobody checks, so that a test can write
 * {@code 1e400} where a time belongs. Immutable.
 *
 * @param members JSON texts by name, in their order
 */
public record JsonText(Map<String, String> members) {

    public JsonText {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** {@return the object without members} */
    public static JsonText empty() {
        return new JsonText(Map.of());
    }

    /** {@return the same with this member, added at the end or replaced} */
    public JsonText with(String name, String json) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, json);
        return new JsonText(more);
    }

    /** {@return the same with this member, a number} */
    public JsonText with(String name, long number) {
        return with(name, Long.toString(number));
    }

    /** {@return the same with this member, an object} */
    public JsonText with(String name, JsonText object) {
        return with(name, object.text());
    }

    /** {@return the same with this member, a string} */
    public JsonText withText(String name, String text) {
        return with(name, quoted(text));
    }

    /** {@return the same with all members of the other} */
    public JsonText withAll(JsonText other) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.putAll(other.members);
        return new JsonText(more);
    }

    /** {@return the same without this member} */
    public JsonText without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return new JsonText(fewer);
    }

    /** {@return the same members, the last one first} */
    public JsonText reversed() {
        List<String> names = new ArrayList<>(members.keySet());
        Collections.reverse(names);
        Map<String, String> turned = new LinkedHashMap<>();
        names.forEach(name -> turned.put(name, members.get(name)));
        return new JsonText(turned);
    }

    /** {@return the text, ASCII, without white space} */
    public String text() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@return a JSON string: quotes, backslashes and all that is not printable ASCII are escaped} */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ' || each > '~') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }

    /** The names only: a token's claims are a person's. */
    @Override
    public String toString() {
        return "JsonText" + members.keySet();
    }
}
