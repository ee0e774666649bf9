package ee.cdoc2.css.testkit.https;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stand-in answers.
 *
 * @param status three digits
 * @param headers as they are sent; the JDK's server writes the first letter of a name in upper case and the others in lower
 * @param body as it is sent
 * @param delay how long the answer is held back
 */
public record Reply(int status, Map<String, String> headers, byte[] body, Duration delay) {

    public static Reply of(int status) {
        return new Reply(status, Map.of(), new byte[0], Duration.ZERO);
    }

    public static Reply json(int status, String json) {
        return text(status, "application/json", json);
    }

    /** {@return an answer with a body of this media type} */
    public static Reply text(int status, String contentType, String text) {
        return new Reply(
                status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, delay);
    }

    /** {@return the same, held back for so long} */
    public Reply after(Duration time) {
        return new Reply(status, headers, body, time);
    }

    /** The status only: the body may be a credential. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
