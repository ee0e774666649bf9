package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.Range;
import java.time.Duration;
import java.util.Optional;

/**
 * What may be done before there is a request, where the listener can limit it: css.jar's, and Payara Server's with css-grizzly.jar.
 *
 * @param all        how many connections all sources together may have, within {@link #OPEN}; 0 for any number
 * @param open       how many a source may have, within {@link #OPEN}; 0 for any number
 * @param handshakes how many it may open; nothing: any number
 */
public record ConnectionLimits(int all, int open, Optional<Rate> handshakes) {
    /** How many connections all sources may have, or one. */
    public static final Range<Integer> OPEN = new Range<>(0, 1_000_000);

    /** More than the requests of all other limits together need, if each has a connection of its own; but for an auth server's. */
    private static final Rate HANDSHAKES = new Rate(60_000, Duration.ofMinutes(10));

    /** More than 100 new ones in a second that are kept for half a minute. */
    private static final int ALL_CONNECTIONS = 4_000;

    private static final int CONNECTIONS = 1_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public ConnectionLimits {
        OPEN.require("the connections of all sources", all);
        OPEN.require("the connections of a source", open);
    }

    /** {@return whether something else is configured for each source than what holds otherwise} */
    public boolean areOfASource() {
        ConnectionLimits otherwise = defaults();
        return open != otherwise.open || !handshakes.equals(otherwise.handshakes);
    }

    /** {@return what holds where the configuration says nothing} */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(ALL_CONNECTIONS, CONNECTIONS, Optional.of(HANDSHAKES));
    }
}
