package ee.cdoc2.css.ocsp;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list of OCSP responders by host. A certificate names its responder itself: without such a list, whoever can have a
 * certificate made could have this server send requests to any address inside the network.
 *
 * @param entries lower-case {@code host} or {@code host:port}; without a port, the default port of http and https
 */
public record ResponderHosts(Set<String> entries) {
    private static final Pattern ENTRY = Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    /**
     * Checks and copies the entries.
     *
     * @throws IllegalArgumentException when one is neither {@code host} nor {@code host:port}
     */
    public ResponderHosts {
        entries = Set.copyOf(entries);
        entries.stream()
                .filter(entry -> !ENTRY.matcher(entry).matches())
                .findFirst()
                .ifPresent(entry -> {
                    throw new IllegalArgumentException("'" + entry + "' is neither a host nor host:port");
                });
    }

    /** {@return an empty list} */
    public static ResponderHosts none() {
        return new ResponderHosts(Set.of());
    }

    /**
     * Reads a list.
     *
     * @param text entries, separated by commas; case and white space around them do not matter
     * @return the list
     * @throws IllegalArgumentException when one is neither {@code host} nor {@code host:port}
     */
    public static ResponderHosts parse(String text) {
        return new ResponderHosts(Arrays.stream(text.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** {@return whether this responder is on the list; the URL comes from {@link ResponderUrl}} */
    boolean include(URI responder) {
        String host = responder.getHost().toLowerCase(Locale.ROOT);
        int standard = responder.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        int port = responder.getPort() == -1 ? standard : responder.getPort();
        return entries.contains(host + ":" + port) || port == standard && entries.contains(host);
    }
}
