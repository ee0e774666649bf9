package ee.cdoc2.css.micro.grizzly;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/** Tells the application the address that {@link ProxyProtocolFilter} has read, in the place of the load balancer's. */
final class ClientAddressFilter extends BaseFilter {

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            ProxyProtocolFilter.clientOf(context.getConnection())
                    .ifPresent(client -> request.remoteAddr().setString(client.getHostAddress()));
        }
        return context.getInvokeAction();
    }
}
