package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.HostAndPort;
import ee.cdoc2.css.common.HostUrl;
import java.net.URI;
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
        return text.length() > MAX_LENGTH ? Optional.empty() : HostUrl.parse(text, SCHEMES);
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
