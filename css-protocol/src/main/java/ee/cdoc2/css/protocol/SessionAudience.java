package ee.cdoc2.css.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one {@code aud} element that a session token discloses to a server: its session-nonce URL, a slash, and the nonce.
 *
 * @param url   the server
 * @param nonce the nonce's text: 1 to 64 base64url characters, made by this server or not
 */
public record SessionAudience(SessionNonceUrl url, String nonce) {
    private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /**
     * Reads the element.
     *
     * @param text the {@code aud} element
     * @return URL and nonce, or nothing when the text is anything else. A doubled slash before the nonce means one: an auth
     *         server appends the nonce to what it is configured with.
     */
    public static Optional<SessionAudience> parse(String text) {
        int slash = text.lastIndexOf('/');
        String nonce = text.substring(slash + 1);
        if (slash < 1 || !NONCE.matcher(nonce).matches()) {
            return Optional.empty();
        }
        int end = text.charAt(slash - 1) == '/' ? slash - 1 : slash;
        return SessionNonceUrl.parse(text.substring(0, end)).map(url -> new SessionAudience(url, nonce));
    }
}
