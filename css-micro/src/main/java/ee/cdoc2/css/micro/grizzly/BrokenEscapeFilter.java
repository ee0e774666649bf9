package ee.cdoc2.css.micro.grizzly;

import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.RequestURIRef;

/**
 * Keeps a percent sign that begins no escape (RFC 3986 section 2.1) away from Payara 6.2025.10: it fails to decode
 * {@code /x/%zz}, logs that with a stack trace, and answers 200 with nothing in it.
 *
 * <p>Such a target is no URI. This filter leaves it one that is no URI, but which Payara can decode: the percent sign
 * becomes a character that a URI may not hold either. So the application sees it, and refuses it with its own 400.
 */
final class BrokenEscapeFilter extends BaseFilter {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String NOT_IN_A_URI = "^";

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            replaceIn(request.getRequestURIRef());
        }
        return context.getInvokeAction();
    }

    private static void replaceIn(RequestURIRef target) {
        if (target.getRequestURIBC().indexOf('%', 0) < 0) {
            return;
        }
        String path = target.getURI();
        if (BROKEN_ESCAPE.matcher(path).find()) {
            target.setURI(BROKEN_ESCAPE.matcher(path).replaceAll(NOT_IN_A_URI));
        }
    }
}
