package ee.cdoc2.css.testkit.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A disclosure (RFC 9901, 4.2).
 *
 * @param text as sent: base64url of a JSON array, or another text for tests of refusals
 */
public record DisclosureText(String text) {

    /**
     * {@return the disclosure of a JSON array}
     *
     * @param json each character is one byte
     */
    public static DisclosureText ofJson(String json) {
        return new DisclosureText(base64url(json.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /**
     * {@return base64url with padding, which JWS and SD-JWT forbid}
     *
     * @param json spaces are added until padding is needed
     */
    static DisclosureText padded(String json) {
        String longer = json + " ".repeat((2 - json.length() % 3 + 3) % 3);
        return new DisclosureText(ofJson(longer).text() + "=");
    }

    /**
     * {@return base64url whose unused bits are not zero: another text for the same bytes}
     *
     * @param json spaces are added until there are unused bits
     */
    static DisclosureText loose(String json) {
        String text = ofJson(json + " ".repeat((1 - json.length() % 3 + 3) % 3)).text();
        char last = text.charAt(text.length() - 1);
        return new DisclosureText(text.substring(0, text.length() - 1) + (char) (last + 1));
    }

    /** {@return base64url of SHA-256 over the text as sent (RFC 9901, 4.2.3)} */
    public String digest() {
        return digest("SHA-256");
    }

    String digest(String jcaName) {
        try {
            MessageDigest digest = MessageDigest.getInstance(jcaName);
            return base64url(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException unknownName) {
            throw new IllegalArgumentException("no " + jcaName, unknownName);
        }
    }

    /** {@return base64url without padding} */
    public static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
