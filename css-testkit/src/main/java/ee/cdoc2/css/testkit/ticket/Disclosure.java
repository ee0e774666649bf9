package ee.cdoc2.css.testkit.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A disclosure (RFC 9901, 4.2).
 *
 * @param text as it is sent: base64url, unless a test wants something else
 */
public record Disclosure(String text) {

    /**
     * @param json the array, each character a byte
     */
    public static Disclosure ofJson(String json) {
        return new Disclosure(base64url(json.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** {@return base64url of SHA-256 over the text as it is sent (RFC 9901, 4.2.3)} */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return base64url(sha256.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
