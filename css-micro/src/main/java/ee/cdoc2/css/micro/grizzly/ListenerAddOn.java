package ee.cdoc2.css.micro.grizzly;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.logging.Logger;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLBaseFilter;

/**
 * Puts {@link FailClosedFilter} in front of the part of the listener that looks at the target, and a {@link ReplaceableKey}
 * in the place of the key that Payara reads once. Payara asks for an add-on by the names that it knows; this one answers to
 * {@code comet}, a facility that CSS has no use for.
 */
public final class ListenerAddOn implements AddOn {

    private static final Logger LOG = Logger.getLogger(ListenerAddOn.class.getName());

    private static final String UNUSABLE =
            "CSS_TLS_KEYSTORE: the file can't be opened with CSS_TLS_KEYSTORE_PASSWORD, or does not "
                    + "hold exactly one private key";

    private final Map<String, String> environment;

    /** Made by the server by name. */
    public ListenerAddOn() {
        this(System.getenv());
    }

    /** @param environment with CSS_TLS_KEYSTORE and CSS_TLS_KEYSTORE_PASSWORD */
    ListenerAddOn(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws IllegalStateException if there is no usable key: then there is to be no listener, either */
    @Override
    public void setup(NetworkListener listener, FilterChainBuilder builder) {
        builder.add(builder.indexOfType(HttpServerFilter.class), new FailClosedFilter());
        int tls = builder.indexOfType(SSLBaseFilter.class);
        String file = environment.get("CSS_TLS_KEYSTORE");
        String password = environment.get("CSS_TLS_KEYSTORE_PASSWORD");
        if (tls >= 0 && file != null && password != null) {
            try {
                builder.set(
                        tls,
                        new SSLBaseFilter(
                                ReplaceableKey.read(Path.of(file), password).tls13()));
            } catch (IOException | GeneralSecurityException e) {
                LOG.severe(UNUSABLE);
                // Payara itself would listen, and fail at each connection anew
                throw new IllegalStateException(UNUSABLE, e);
            }
        }
    }
}
