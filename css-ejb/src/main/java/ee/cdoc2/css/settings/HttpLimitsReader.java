package ee.cdoc2.css.settings;

import ee.cdoc2.css.common.HostAndPort;
import ee.cdoc2.css.remote.HttpLimits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code .timeout}, {@code .connect-timeout} and {@code .proxy} of whatever is asked over HTTP. */
final class HttpLimitsReader {
    private final PropertyReader properties;

    HttpLimitsReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** {@return the limits, with the greatest size of {@code otherwise}} {@code prefix} is as in {@code css.ocsp}. */
    HttpLimits read(String prefix, HttpLimits otherwise) {
        Duration timeout = properties.duration(prefix + ".timeout", otherwise.timeout(), HttpLimits.TIMEOUT);
        Duration connect = properties.duration(
                prefix + ".connect-timeout",
                timeout.compareTo(otherwise.connectTimeout()) < 0 ? timeout : otherwise.connectTimeout(),
                HttpLimits.connectTimeouts(timeout));
        Optional<InetSocketAddress> proxy =
                properties.value(prefix + ".proxy", "host:port of an HTTP proxy", HttpLimitsReader::proxy);
        return new HttpLimits(connect, timeout, otherwise.maxAnswerBytes(), proxy);
    }

    /** Unresolved: the proxy's address may change while the server runs. */
    private static Optional<InetSocketAddress> proxy(String text) {
        return HostAndPort.parse(text)
                .filter(proxy -> proxy.port().isPresent())
                .map(proxy -> InetSocketAddress.createUnresolved(
                        proxy.address(), proxy.port().getAsInt()));
    }
}
