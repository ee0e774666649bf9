package ee.cdoc2.css.micro.grizzly;

import ee.cdoc2.css.micro.proxy.Balancers;
import ee.cdoc2.css.micro.proxy.ProxyHeader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Takes the PROXY header from the beginning of each connection of a load balancer, before TLS. A connection of one that does not
 * begin with a header is closed: its client would be taken for the balancer. Those of others are left as they are, so that a header
 * from them is no TLS, and ends there.
 */
final class ProxyProtocolFilter extends BaseFilter {
    private static final Attribute<ProxyHeader> HEADER =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ProxyProtocolFilter.class.getName());

    private final Balancers balancers;

    /**
     * A filter for one listener.
     *
     * @param balancers who are believed
     */
    ProxyProtocolFilter(Balancers balancers) {
        super();
        this.balancers = balancers;
    }

    /**
     * {@return whom a connection comes from, where a load balancer has said so}
     *
     * @param connection whose header has been read
     */
    static Optional<InetAddress> clientOf(Connection<?> connection) {
        return Optional.ofNullable(HEADER.get(connection)).flatMap(ProxyHeader::client);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        if (!isBalancers(connection)) {
            return context.getInvokeAction();
        }
        ProxyHeader header = HEADER.get(connection);
        if (header == null) {
            header = new ProxyHeader();
            HEADER.set(connection, header);
        }
        if (header.state() == ProxyHeader.State.COMPLETE) {
            return context.getInvokeAction();
        }
        Buffer input = context.getMessage();
        while (input.hasRemaining() && header.state() == ProxyHeader.State.INCOMPLETE) {
            header.take(input.get());
        }
        if (header.state() == ProxyHeader.State.REFUSED) {
            input.tryDispose();
            connection.terminateSilently();
            return context.getStopAction();
        }
        if (!input.hasRemaining()) {
            input.tryDispose();
            return context.getStopAction();
        }
        Buffer behind = input.split(input.position());
        input.tryDispose();
        context.setMessage(behind);
        return context.getInvokeAction();
    }

    private boolean isBalancers(Connection<?> connection) {
        return connection.getPeerAddress() instanceof InetSocketAddress peer && balancers.include(peer.getAddress());
    }
}
