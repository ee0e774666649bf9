package ee.cdoc2.css.common;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** URLs of another server: with a host, and nothing but what leads there. */
public final class HostUrl {
    private static final int MAX_PORT = 0xffff;

    private HostUrl() {}

    /**
     * Reads a URL.
     *
     * @param text    any text
     * @param schemes those that are taken, in lower case
     * @return the URL; nothing when it has another scheme or no host, a port that is none, or user information or a fragment
     */
    public static Optional<URI> parse(String text, Set<String> schemes) {
        try {
            URI url = new URI(text);
            boolean usable = url.getScheme() != null
                    && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= MAX_PORT;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
