package ee.cdoc2.css.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server's {@code /key-shares} lives: {@code https://host:port} and an optional path. Two base URLs are equal
 * when scheme, host (case apart), effective port and path are (RFC 3986 section 6.2).
 *
 * @param host lower-case host name, IPv4 address, or IPv6 address in brackets
 * @param port 1 to 65535
 * @param path empty, or {@code /} and segments, without a slash at the end
 */
public record BaseUrl(String host, int port, String path) {
    /** Host and port, strictly: no user information, no percent-encoding. */
    static final String AUTHORITY = "(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?";

    /**
     * Scheme, host, port and path. The path's segments are looked at apart: the JDK matches a repeated group by recursion,
     * and a stranger's URL of thousands of segments would use up the stack.
     */
    static final String SYNTAX = "https://" + AUTHORITY + "(?<path>(?:/[A-Za-z0-9._~/-]*?)??)";

    static final int DEFAULT_PORT = 443;
    static final int MAX_PORT = 65535;
    private static final Pattern URL = Pattern.compile(SYNTAX + "/?");

    /**
     * Reads a base URL; a slash at the end means nothing.
     *
     * @param text the URL
     * @return the base URL, or nothing when the text is not one
     */
    public static Optional<BaseUrl> parse(String text) {
        Matcher matcher = URL.matcher(text);
        return matcher.matches() ? of(matcher) : Optional.empty();
    }

    static Optional<BaseUrl> of(Matcher matched) {
        int port = matched.group("port") == null ? DEFAULT_PORT : Integer.parseInt(matched.group("port"));
        String path = matched.group("path");
        if (port < 1 || port > MAX_PORT || !isPlain(path)) {
            return Optional.empty();
        }
        return Optional.of(new BaseUrl(matched.group("host").toLowerCase(Locale.ROOT), port, path));
    }

    /** Whether no segment is empty, {@code .} or {@code ..} (RFC 3986 section 3.3). */
    static boolean isPlain(String path) {
        return path.isEmpty()
                || Arrays.stream(path.substring(1).split("/", -1))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }

    /** {@return the URL, always with its port} */
    @Override
    public String toString() {
        return "https://" + host + ":" + port + path;
    }
}
