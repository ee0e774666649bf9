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

    /**
     * Proper base64url, but with padding, which JWS and SD-JWT forbid.
     *
     * @param json spaces are added until it needs padding
     */
    static Disclosure padded(String json) {
        String longer = json + " ".repeat((2 - json.length() % 3 + 3) % 3);
        return new Disclosure(ofJson(longer).text() + "=");
    }

    /**
     * Base64url with unused bits that are not zero: another text for the same bytes.
     *
     * @param json spaces are added until there are unused bits
     */
    static Disclosure loose(String json) {
        String text = ofJson(json + " ".repeat((1 - json.length() % 3 + 3) % 3)).text();
        char last = text.charAt(text.length() - 1);
        return new Disclosure(text.substring(0, text.length() - 1) + (char) (last + 1));
    }

    /** {@return base64url of SHA-256 over the text as it is sent (RFC 9901, 4.2.3)} */
    public String digest() {
        return digest("SHA-256");
    }

    String digest(String jcaName) {
        try {
            MessageDigest digest = MessageDigest.getInstance(jcaName);
            return base64url(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no " + jcaName, e);
        }
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
