package ee.cdoc2.css.micro.grizzly;

import ee.cdoc2.css.micro.proxy.Balancers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Closes a connection of a source that has too many, or has opened too many, before any work for TLS is done. Behind {@link
 * ProxyProtocolFilter}: whose a load balancer's connection is, is known with its first bytes only.
 */
final class SourceFilter extends BaseFilter {
    /** Of a connection that was let in. */
    private static final Attribute<Runnable> WHEN_CLOSED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(SourceFilter.class.getName());

    private final SourceConnections sources;
    private final Balancers balancers;

    /**
     * A filter for one listener.
     *
     * @param sources   who has how many
     * @param balancers whose connections are their clients'
     */
    SourceFilter(SourceConnections sources, Balancers balancers) {
        super();
        this.sources = sources;
        this.balancers = balancers;
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        Optional<InetAddress> peer = peer(connection);
        return peer.isEmpty() || balancers.include(peer.get()) ? context.getInvokeAction() : admit(context, peer.get());
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        if (WHEN_CLOSED.get(connection) != null) {
            return context.getInvokeAction();
        }
        Optional<InetAddress> client = ProxyProtocolFilter.clientOf(connection);
        return client.isPresent() ? admit(context, client.get()) : context.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        Runnable whenClosed = WHEN_CLOSED.remove(context.getConnection());
        if (whenClosed != null) {
            whenClosed.run();
        }
        return context.getInvokeAction();
    }

    private NextAction admit(FilterChainContext context, InetAddress client) {
        Connection<?> connection = context.getConnection();
        Optional<Runnable> whenClosed = sources.open(client);
        if (whenClosed.isEmpty()) {
            connection.terminateSilently();
            return context.getStopAction();
        }
        WHEN_CLOSED.set(connection, whenClosed.get());
        return context.getInvokeAction();
    }

    private static Optional<InetAddress> peer(Connection<?> connection) {
        return connection.getPeerAddress() instanceof InetSocketAddress peer
                ? Optional.ofNullable(peer.getAddress())
                : Optional.empty();
    }
}
