package ee.cdoc2.css.common;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and perhaps a port, as every setting spells them: {@code name}, {@code name:port}, {@code 192.0.2.1:80},
 * {@code [2001:db8::1]:80} (RFC 3986 section 3.2.2).
 *
 * @param host a name or IPv4 address in lower case, or an IPv6 address in brackets, as Java prints it
 * @param port 1 to 65535; none: the default port of whatever is spoken there
 */
public record HostAndPort(String host, OptionalInt port) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?<host>[a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");
    private static final Range<Integer> PORTS = new Range<>(1, 65_535);

    /**
     * Reads a host and perhaps a port. No name is looked up.
     *
     * @param text in any case
     * @return both, or nothing when the text is something else
     */
    public static Optional<HostAndPort> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt port = matcher.group("port") == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(matcher.group("port")));
        if (port.isPresent() && !PORTS.contains(port.getAsInt())) {
            return Optional.empty();
        }
        return canonical(matcher.group("host")).map(host -> new HostAndPort(host, port));
    }

    /** One address has one text: an IPv6 address can be written in many ways. */
    private static Optional<String> canonical(String host) {
        if (!host.startsWith("[")) {
            return Optional.of(host);
        }
        try {
            String address = InetAddress.getByName(host).getHostAddress();
            return Optional.of(address.contains(":") ? "[" + address + "]" : address);
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** {@return the host without the brackets of an IPv6 address, as sockets take it} */
    public String address() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** {@return the text that is read as this} */
    @Override
    public String toString() {
        return port.isPresent() ? host + ":" + port.getAsInt() : host;
    }
}
