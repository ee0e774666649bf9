package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.Range;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much may be asked of a node, by one source and by all.
 *
 * @param rates     of what is limited; what is not there is not limited
 * @param allStores how many shares all sources together may store; nothing: any number
 * @param recorded  how many refusals of all sources together have lines; nothing: all
 * @param inProgress how many requests the node works on at one time, within {@link #IN_PROGRESS}; 0 for any number
 * @param connections before there is a request
 * @param ipv4     how many bits of an IPv4 address are the source, within {@link #IPV4}
 * @param ipv6     the same of IPv6, within {@link #IPV6}
 * @param exempt   who is not limited
 */
public record LimitSettings(
        Map<Limit, Rate> rates,
        Optional<Rate> allStores,
        Optional<Rate> recorded,
        int inProgress,
        ConnectionLimits connections,
        int ipv4,
        int ipv6,
        Set<AddressPrefix> exempt) {
    /** How many requests may be in work. */
    public static final Range<Integer> IN_PROGRESS = new Range<>(0, 100_000);
    /** How many bits of an IPv4 address may be its source. */
    public static final Range<Integer> IPV4 = new Range<>(8, 32);
    /** How many bits of an IPv6 address may be its source. */
    public static final Range<Integer> IPV6 = new Range<>(16, 128);

    private static final Rate ALL_STORES = new Rate(360_000, Duration.ofHours(1));
    private static final Rate RECORDED = new Rate(36_000, Duration.ofHours(1));
    /** What may wait for OCSP and for the database are 58 of them; the servers have 200 threads at least (docs/adr/0032). */
    private static final int PLACES = 160;

    private static final int ONE_ADDRESS = 32;
    /** What one subscriber gets at least: the bits behind them are theirs to choose (RFC 6177). */
    private static final int ONE_NETWORK = 64;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public LimitSettings {
        rates = Map.copyOf(rates);
        exempt = Set.copyOf(exempt);
        IN_PROGRESS.require("the requests in work", inProgress);
        IPV4.require("the bits of an IPv4 source", ipv4);
        IPV6.require("the bits of an IPv6 source", ipv6);
    }

    /** {@return what holds where the configuration says nothing: this machine itself is not limited} */
    public static LimitSettings defaults() {
        return new LimitSettings(
                Arrays.stream(Limit.values()).collect(Collectors.toMap(Function.identity(), Limit::otherwise)),
                Optional.of(ALL_STORES),
                Optional.of(RECORDED),
                PLACES,
                ConnectionLimits.defaults(),
                ONE_ADDRESS,
                ONE_NETWORK,
                Stream.of("127.0.0.0/8", "::1")
                        .map(AddressPrefix::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }
}
