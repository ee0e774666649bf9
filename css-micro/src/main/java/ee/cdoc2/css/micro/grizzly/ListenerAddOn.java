package ee.cdoc2.css.micro.grizzly;

import ee.cdoc2.css.micro.proxy.Balancers;
import ee.cdoc2.css.micro.tls.TlsVariables;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLBaseFilter;

/**
 * Puts {@link FailClosedFilter} before the filter that reads a request's target, {@link WholeRequestFilter} before the one
 * that parses requests, and a {@link ReplaceableKey} in the place of the key that Payara reads once; where load balancers
 * say who their clients are, {@link ProxyProtocolFilter} before TLS; and between them {@link SourceFilter} and {@link KeyExchangeFilter}. Payara asks for add-ons by a few fixed names; this one is registered as {@code comet}, a feature that CSS does not use.
 *
 * <p>Breaks when Payara no longer asks for {@code comet}, or no longer has both filters of the name
 * {@link HttpServerFilter} and {@link SSLBaseFilter} in the chain when it calls {@link #setup}.
 */
public final class ListenerAddOn implements AddOn {
    private static final Logger LOG = Logger.getLogger(ListenerAddOn.class.getName());

    private static final String UNUSABLE = TlsVariables.KEY_STORE + ": the file can't be opened with "
            + TlsVariables.PASSWORD + ", or does not hold exactly one private key";

    private static final String REQUEST_TIMEOUT = "CSS_REQUEST_TIMEOUT";
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final String NO_TIMEOUT = REQUEST_TIMEOUT + ": not a duration from PT1S to PT5M";

    /** Grizzly's first filter reads from the connection, and writes to it. */
    private static final int BEHIND_THE_TRANSPORT = 1;

    /** Of all listeners: a source is the same whichever it comes to, and the limits outlive a listener that is set up again. */
    private static final SourceConnections SOURCES = new SourceConnections(System::nanoTime);

    private final Map<String, String> environment;

    /** Made by the server by name. */
    public ListenerAddOn() {
        this(environment());
    }

    /** css.jar's launcher has read the password already, from a file perhaps; on Payara Server there is the variable alone. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Optional.ofNullable(System.getProperty(TlsVariables.LAUNCHERS_PASSWORD))
                .ifPresent(password -> environment.put(TlsVariables.PASSWORD, password));
        return environment;
    }

    /**
     * An add-on with this environment.
     *
     * @param environment with the variables that {@link TlsVariables} and {@link Balancers} name, and {@code CSS_REQUEST_TIMEOUT}:
     *                    ISO 8601
     */
    ListenerAddOn(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws IllegalStateException when there is no usable key, no such timeout, or a balancer has no address: then there must be no listener, either */
    @Override
    public void setup(NetworkListener listener, FilterChainBuilder builder) {
        builder.add(builder.indexOfType(HttpServerFilter.class), new FailClosedFilter());
        builder.add(
                builder.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class),
                new WholeRequestFilter(requestTimeout()));
        Balancers balancers = balancers();
        KeyExchanges exchanges = new KeyExchanges();
        List<Filter> beforeTls = new ArrayList<>();
        if (!balancers.isEmpty()) {
            builder.add(builder.indexOfType(HttpServerFilter.class), new ClientAddressFilter());
            beforeTls.add(new ProxyProtocolFilter(balancers));
        }
        beforeTls.add(new SourceFilter(SOURCES, balancers));
        beforeTls.add(new KeyExchangeFilter(exchanges));
        builder.addAll(Math.max(BEHIND_THE_TRANSPORT, builder.indexOfType(SSLBaseFilter.class)), beforeTls);
        new ListenerBean(exchanges, SOURCES).register();
        int tls = builder.indexOfType(SSLBaseFilter.class);
        String file = environment.get(TlsVariables.KEY_STORE);
        String password = environment.get(TlsVariables.PASSWORD);
        if (tls >= 0 && file != null && password != null) {
            try {
                builder.set(tls, TlsFilter.with(ReplaceableKey.read(Path.of(file), password), environment));
            } catch (IOException | GeneralSecurityException unusable) {
                LOG.severe(UNUSABLE);
                // Payara itself would listen, and fail at each connection anew
                throw new IllegalStateException(UNUSABLE, unusable);
            }
        }
    }

    private Balancers balancers() {
        try {
            return Balancers.named(environment.getOrDefault(Balancers.VARIABLE, ""));
        } catch (UnknownHostException unknown) {
            LOG.severe(Balancers.FAULT);
            throw new IllegalStateException(Balancers.FAULT, unknown);
        }
    }

    private Duration requestTimeout() {
        String text = environment.getOrDefault(REQUEST_TIMEOUT, "");
        try {
            Duration limit = text.isEmpty() ? DEFAULT_TIMEOUT : Duration.parse(text);
            if (limit.compareTo(SHORTEST_TIMEOUT) >= 0 && limit.compareTo(LONGEST_TIMEOUT) <= 0) {
                return limit;
            }
        } catch (DateTimeParseException malformed) {
            // said below, as for one that is out of bounds
        }
        LOG.severe(NO_TIMEOUT);
        throw new IllegalStateException(NO_TIMEOUT);
    }
}
