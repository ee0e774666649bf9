package ee.cdoc2.css.micro.grizzly;

import java.util.OptionalInt;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** Has its place before TLS, and counts how keys are exchanged: the first of what a server writes says it, in clear. */
final class KeyExchangeFilter extends BaseFilter {
    private static final Attribute<Boolean> COUNTED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(KeyExchangeFilter.class.getName());

    private final KeyExchanges exchanges;

    /**
     * A filter for one listener.
     *
     * @param exchanges what it counts
     */
    KeyExchangeFilter(KeyExchanges exchanges) {
        super();
        this.exchanges = exchanges;
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        if (COUNTED.get(connection) == null && context.getMessage() instanceof Buffer sent) {
            OptionalInt group = ServerHello.group(sent.toByteBuffer().duplicate());
            if (group.isPresent()) {
                COUNTED.set(connection, Boolean.TRUE);
                exchanges.count(group.getAsInt());
            }
        }
        return context.getInvokeAction();
    }
}
