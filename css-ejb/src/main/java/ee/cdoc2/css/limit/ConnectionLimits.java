package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.Range;
import java.time.Duration;
import java.util.Optional;

/**
 * What a source may do before there is a request, where the listener can limit it: css.jar's, and Payara Server's with css-grizzly.jar.
 *
 * @param open       how many connections it may have, within {@link #OPEN}; 0 for any number
 * @param handshakes how many it may open; nothing: any number
 */
public record ConnectionLimits(int open, Optional<Rate> handshakes) {
    /** How many connections a source may have. */
    public static final Range<Integer> OPEN = new Range<>(0, 1_000_000);

    /** More than the requests of all other limits together need, if each has a connection of its own; but for an auth server's. */
    private static final Rate HANDSHAKES = new Rate(60_000, Duration.ofMinutes(10));

    private static final int CONNECTIONS = 1_000;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public ConnectionLimits {
        OPEN.require("the connections of a source", open);
    }

    /** {@return what holds where the configuration says nothing} */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(CONNECTIONS, Optional.of(HANDSHAKES));
    }
}
