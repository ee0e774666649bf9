package ee.cdoc2.css.it.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * A line of css.jar's log with {@code CSS_LOG_FORMAT=json}.
 *
 * @param fields texts by their names
 */
public record JsonLogLine(Map<String, String> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@return all lines but the one of standard output, which the tests have in the same file, and those of Java itself; each is an
     * object, or this fails}
     */
    public static List<JsonLogLine> of(String log) {
        return log.lines()
                .filter(line -> !line.startsWith("CSS listens on ") && !line.startsWith("WARNING: "))
                .map(JsonLogLine::read)
                .toList();
    }

    private static JsonLogLine read(String line) {
        try {
            return new JsonLogLine(JSON.readValue(line, new TypeReference<>() {}));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("no JSON object of texts: " + line, malformed);
        }
    }
}
