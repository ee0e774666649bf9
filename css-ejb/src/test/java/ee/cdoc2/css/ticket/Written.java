package ee.cdoc2.css.ticket;

import ee.cdoc2.css.protocol.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** SD-JWTs as a test writes them down: JSON texts in, compact form out. The signature is no signature. */
public final class Written {
    private static final String HEADER = "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"ES256\"}";

    private Written() {}

    public static String base64url(String text) {
        return StrictBase64.URL.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String digest(String disclosure) {
        try {
            return StrictBase64.URL.encode(
                    MessageDigest.getInstance("SHA-256").digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String sdJwt(String payload, String... disclosures) {
        return withHeader(HEADER, payload, disclosures);
    }

    public static String withHeader(String header, String payload, String... disclosures) {
        StringBuilder text = new StringBuilder(base64url(header))
                .append('.')
                .append(base64url(payload))
                .append('.')
                .append(base64url("signature"))
                .append('~');
        List.of(disclosures).forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    /**
     * An SD-JWT of a text that a fuzzer can change in any place: the first line is the header, the second the payload, each
     * other one a disclosure. Where {@code #2} stands in a line, it becomes the digest of line 2, if that comes later.
     */
    public static String ofLines(String text) {
        String[] lines = text.split("\n", 12);
        String[] encoded = new String[lines.length];
        for (int line = lines.length - 1; line >= 0; line--) {
            String json = lines[line];
            for (int later = line + 1; later < lines.length; later++) {
                json = json.replace("#" + later, digest(encoded[later]));
            }
            encoded[line] = base64url(json);
        }
        String payload = encoded.length > 1 ? encoded[1] : "";
        return encoded[0] + "." + payload + "." + base64url("signature") + "~"
                + Arrays.stream(encoded)
                        .skip(2)
                        .map(disclosure -> disclosure + "~")
                        .collect(Collectors.joining());
    }
}
