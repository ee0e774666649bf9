package ee.cdoc2.css.ticket;

import ee.cdoc2.css.protocol.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

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
}
