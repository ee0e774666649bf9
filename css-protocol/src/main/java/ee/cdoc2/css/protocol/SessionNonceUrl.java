package ee.cdoc2.css.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server hands out session nonces, as the auth server calls it: {@code https://host:port/path/session_nonce}. Two of
 * them are equal when scheme and host (case apart), effective port and path are (RFC 3986 section 6.2).
 *
 * @param scheme {@code https}, or {@code http}, which configuration admits to loopback only
 * @param host   lower-case host name, IPv4 address, or IPv6 address in brackets
 * @param port   1 to 65535
 * @param path   empty, or {@code /} and segments, without a slash at the end
 */
public record SessionNonceUrl(String scheme, String host, int port, String path) {
    private static final Pattern URL =
            Pattern.compile("(?<scheme>(?i:https?))://" + BaseUrl.AUTHORITY + "(?<path>(?:/[A-Za-z0-9._~/-]*+)?+)");
    private static final int HTTP_PORT = 80;

    /**
     * Reads the URL.
     *
     * @param text any text
     * @return the URL; nothing for user information, query, fragment, percent-encoding, an empty or a dot segment
     */
    public static Optional<SessionNonceUrl> parse(String text) {
        Matcher matcher = URL.matcher(text);
        if (!matcher.matches() || !BaseUrl.isPlain(matcher.group("path"))) {
            return Optional.empty();
        }
        String scheme = matcher.group("scheme").toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? BaseUrl.DEFAULT_PORT : HTTP_PORT;
        int port = matcher.group("port") == null ? standard : Integer.parseInt(matcher.group("port"));
        if (port < 1 || port > BaseUrl.MAX_PORT) {
            return Optional.empty();
        }
        return Optional.of(new SessionNonceUrl(
                scheme, matcher.group("host").toLowerCase(Locale.ROOT), port, matcher.group("path")));
    }

    /** {@return the URL, always with its port} */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path;
    }
}
