package ee.cdoc2.css.remote;

import ee.cdoc2.css.common.Range;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long and how much a host that is asked over HTTP may take.
 *
 * @param connectTimeout for the connection, 0.1 s to the timeout for everything
 * @param timeout        for everything, from the name's resolution to the last byte, within {@link #TIMEOUT}
 * @param maxAnswerBytes size of an answer, within {@link #ANSWER_BYTES}
 * @param proxy          the HTTP proxy to go through; none: directly, whatever the JVM's settings say
 */
public record HttpLimits(
        Duration connectTimeout, Duration timeout, int maxAnswerBytes, Optional<InetSocketAddress> proxy) {
    /** How long everything may take; at most so long does a request wait. */
    public static final Range<Duration> TIMEOUT = new Range<>(Duration.ofSeconds(1), Duration.ofSeconds(30));
    /** How large an answer may be. */
    public static final Range<Integer> ANSWER_BYTES = new Range<>(1024, 1024 * 1024);

    private static final Duration LEAST_CONNECT = Duration.ofMillis(100);
    private static final Duration DEFAULT_CONNECT = Duration.ofSeconds(2);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    private static final int DEFAULT_BYTES = 16 * 1024;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public HttpLimits {
        Objects.requireNonNull(proxy);
        TIMEOUT.require("the timeout for an answer", timeout);
        connectTimeouts(timeout).require("the timeout for connecting", connectTimeout);
        ANSWER_BYTES.require("the greatest size of an answer", maxAnswerBytes);
    }

    /**
     * {@return how long connecting may take}
     *
     * @param timeout for everything
     */
    public static Range<Duration> connectTimeouts(Duration timeout) {
        return new Range<>(LEAST_CONNECT, timeout);
    }

    /** {@return 2 s for connecting, 5 s for everything, 16 KiB, no proxy} */
    public static HttpLimits defaults() {
        return new HttpLimits(DEFAULT_CONNECT, DEFAULT_TIMEOUT, DEFAULT_BYTES, Optional.empty());
    }

    /** {@return the same with another greatest size of an answer} */
    public HttpLimits withMaxAnswerBytes(int bytes) {
        return new HttpLimits(connectTimeout, timeout, bytes, proxy);
    }
}
