package ee.cdoc2.css.micro.grizzly;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Puts {@link FailClosedFilter} in front of the part of the listener that looks at the target. Payara asks for an add-on
 * by the names that it knows; this one answers to {@code comet}, a facility that CSS has no use for.
 */
public final class FailClosedAddOn implements AddOn {

    /** Made by the server by name. */
    public FailClosedAddOn() {
        super();
    }

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder builder) {
        builder.add(builder.indexOfType(HttpServerFilter.class), new FailClosedFilter());
    }
}
