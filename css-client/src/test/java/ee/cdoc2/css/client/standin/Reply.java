package ee.cdoc2.css.client.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a stand-in answers: {@code headers} and {@code body} as they are. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply of(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply json(int status, String json) {
        return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
