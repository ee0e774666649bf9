package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which URLs can name an OCSP responder. */
final class ResponderUrl {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_LENGTH = 1024;

    private ResponderUrl() {}

    /** {@return the URL; nothing when it is not http(s) with a host, or has user information or a fragment} */
    static Optional<URI> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            boolean usable = url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 0xffff;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** {@return host and port of a URL, in lower case, as {@code aia.sk.ee:80}} */
    static String authority(URI url) {
        return host(url) + ":" + (url.getPort() == -1 ? standardPort(url) : url.getPort());
    }

    /** {@return the host of a URL as {@link HostAndPort} has it} */
    static String host(URI url) {
        return HostAndPort.parse(url.getHost())
                .map(HostAndPort::host)
                .orElseGet(() -> url.getHost().toLowerCase(Locale.ROOT));
    }

    /** {@return whether a URL means the port of its scheme, because it names that one or none} */
    static boolean hasStandardPort(URI url) {
        return url.getPort() == -1 || url.getPort() == standardPort(url);
    }

    private static int standardPort(URI url) {
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
