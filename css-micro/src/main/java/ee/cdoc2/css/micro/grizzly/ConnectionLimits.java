package ee.cdoc2.css.micro.grizzly;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What may be done before there is a request.
 *
 * @param all         how many connections all sources together may have open; 0 for any number
 * @param connections how many a source may have open; 0 for any number
 * @param handshakes  how many it may open at once; 0 for any number
 * @param period      in which as many come back, evenly
 * @param ipv4        how many bits of an IPv4 address are its source
 * @param ipv6        the same of IPv6
 * @param exempt      who is not limited
 */
record ConnectionLimits(
        int all, int connections, int handshakes, Duration period, int ipv4, int ipv6, List<Source> exempt) {
    private static final int ONE_ADDRESS = 32;
    private static final int ONE_NETWORK = 64;

    /** {@return none: the application has not said any yet} */
    static ConnectionLimits none() {
        return new ConnectionLimits(0, 0, 0, Duration.ZERO, ONE_ADDRESS, ONE_NETWORK, List.of());
    }

    /** {@return the source of an address; nothing when it is not limited} */
    Optional<Source> source(InetAddress address) {
        return exempt.stream().anyMatch(source -> source.contains(address))
                ? Optional.empty()
                : Optional.of(Source.of(address, address instanceof Inet4Address ? ipv4 : ipv6));
    }

    /** {@return the nanoseconds in which one more may be opened; 0 where any number may} */
    long nanosForOne() {
        return handshakes == 0 ? 0 : period.toNanos() / handshakes;
    }

    /** {@return the nanoseconds in which as many may be opened as at once} */
    long nanosForAll() {
        return nanosForOne() * handshakes;
    }
}
