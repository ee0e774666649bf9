package ee.cdoc2.css.micro.grizzly;

import java.util.Map;

/**
 * What the application and the listeners of this process know of each other; their classes don't. The application reads its metrics here,
 * and says what a source may do before there is a request.
 */
public interface ListenerMXBean {
    /** The name of the MBean. */
    String NAME = "ee.cdoc2.css:type=Listener";

    /** {@return handshakes since the start, by the name of the group in IANA's registry of TLS Supported Groups; {@code other} for the rest} */
    Map<String, Long> getKeyExchanges();

    /** {@return connections that were closed before TLS, since the start, by the limit that they were beyond: {@code all-connections}, {@code connections} or {@code handshakes}} */
    Map<String, Long> getRefusedConnections();

    /**
     * Limits connections from now on.
     *
     * @param all         how many all sources together may have open; 0 for any number
     * @param connections how many a source may have open; 0 for any number
     * @param handshakes  how many it may open at once; 0 for any number
     * @param millis      in which as many come back, evenly
     * @param ipv4        how many bits of an IPv4 address are its source
     * @param ipv6        the same of IPv6
     * @param exempt      sources without limits, each an address in numbers and the length of its prefix behind a slash
     * @throws IllegalArgumentException when one of them is none
     */
    void limitConnections(int all, int connections, int handshakes, long millis, int ipv4, int ipv6, String... exempt);
}
