package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.JsonText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A set of keys as a server publishes it (RFC 7517, 5). */
public final class JwkSetText {

    private JwkSetText() {}

    /** {@return the set of these keys} */
    public static String of(JsonText... jwks) {
        return Arrays.stream(jwks).map(JsonText::text).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
