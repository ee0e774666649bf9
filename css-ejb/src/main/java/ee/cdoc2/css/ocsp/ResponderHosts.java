package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.HostAndPort;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of OCSP responders by host. A certificate names its responder itself: without such a list, whoever can have a
 * certificate made could have this server send requests to any address inside the network.
 *
 * @param entries {@code host} or {@code host:port} as {@link HostAndPort} prints them; without a port, the default port of
 *                http and https
 */
public record ResponderHosts(Set<String> entries) {
    /**
     * Checks and copies the entries.
     *
     * @throws IllegalArgumentException when one is neither {@code host} nor {@code host:port}
     */
    public ResponderHosts {
        entries = entries.stream().map(ResponderHosts::canonical).collect(Collectors.toUnmodifiableSet());
    }

    private static String canonical(String entry) {
        return HostAndPort.parse(entry)
                .orElseThrow(() -> new IllegalArgumentException("'" + entry + "' is neither a host nor host:port"))
                .toString();
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
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** {@return whether this responder is on the list; the URL comes from {@link ResponderUrl}} */
    boolean include(URI responder) {
        return entries.contains(ResponderUrl.authority(responder))
                || ResponderUrl.hasStandardPort(responder) && entries.contains(ResponderUrl.host(responder));
    }
}
