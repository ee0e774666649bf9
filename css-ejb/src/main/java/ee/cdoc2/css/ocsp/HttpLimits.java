package ee.cdoc2.css.ocsp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long and how much a responder may take.
 *
 * @param connectTimeout for the connection, more than 0
 * @param timeout        for everything, from the name's resolution to the last byte; not less than the former, at most
 *                       30 s, for a request waits so long
 * @param maxAnswerBytes size of an answer, 1 KiB to 1 MiB
 * @param proxy          the HTTP proxy to go through; none: directly, whatever the JVM's settings say
 */
public record HttpLimits(
        Duration connectTimeout, Duration timeout, int maxAnswerBytes, Optional<InetSocketAddress> proxy) {
    private static final Duration DEFAULT_CONNECT = Duration.ofSeconds(2);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    private static final int DEFAULT_BYTES = 16 * 1024;
    private static final int LEAST_BYTES = 1024;
    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public HttpLimits {
        Objects.requireNonNull(proxy);
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("the timeout for connecting must be more than PT0S");
        }
        if (timeout.compareTo(connectTimeout) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "the timeout for an answer must be " + connectTimeout + " (for connecting) to " + MAX_TIMEOUT);
        }
        if (maxAnswerBytes < LEAST_BYTES || maxAnswerBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the greatest size of an answer must be " + LEAST_BYTES + " to " + MOST_BYTES + " bytes");
        }
    }

    /** {@return 2 s for connecting, 5 s for everything, 16 KiB, no proxy} */
    public static HttpLimits defaults() {
        return new HttpLimits(DEFAULT_CONNECT, DEFAULT_TIMEOUT, DEFAULT_BYTES, Optional.empty());
    }
}
