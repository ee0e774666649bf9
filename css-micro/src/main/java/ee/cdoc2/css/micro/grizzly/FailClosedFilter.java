package ee.cdoc2.css.micro.grizzly;

import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.RequestURIRef;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Makes sure that a request which Payara 6.2025.10 cannot read is not answered with success. Where Payara fails before
 * it has called the application, as on {@code /x/%zz} or {@code Host: a:b}, it logs a stack trace and answers 200
 * without a body.
 *
 * <ul>
 * <li>The status of each answer is 500 to begin with; the application sets one for every request that reaches it.</li>
 * <li>What is known to make Payara fail is replaced by something that is just as wrong, but that Payara can read. So
 * the request reaches the application, which answers 400.</li>
 * <li>CSS has no HTML page. An answer in HTML is therefore Payara's own: the application is not there, or not yet. Its
 * status 404 would tell a client that there is no such share, and the page names the product; so it becomes 503 without
 * a body.</li>
 * </ul>
 *
 * <p>Breaks when Payara sends pages of its own with another content type than HTML, or fails on other requests than
 * these. Can go when Payara answers them with 400 by itself.
 */
final class FailClosedFilter extends BaseFilter {
    /** RFC 3986 section 2.1: a percent sign is followed by two hexadecimal digits. */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** A character that no URI has, and that Payara reads without failing. */
    private static final String NOT_IN_A_URI = "^";

    private static final String HTML = "text/html";
    private static final String RETRY_AFTER_SECONDS = "5";
    /** The attribute of a request that has been looked at. */
    private static final String SEEN = FailClosedFilter.class.getName();

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request
                // called again for each further piece of a body
                && request.getAttribute(SEEN) == null) {
            request.setAttribute(SEEN, Boolean.TRUE);
            request.getResponse().setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
            replaceBrokenEscapes(request.getRequestURIRef());
            replaceBrokenHost(request);
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpResponsePacket answer
                && answer.isContentTypeSet()
                && answer.getContentType().startsWith(HTML)) {
            // called again, once it is committed, for each further piece of a page
            if (!answer.isCommitted()) {
                answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
                // Grizzly would take a header that is added now for a trailer
                answer.getHeaders().clear();
                answer.setHeader(Header.RetryAfter, RETRY_AFTER_SECONDS);
                answer.setChunked(false);
                answer.setContentLength(0);
            }
            context.setMessage(HttpContent.create(answer, content.isLast(), Buffers.EMPTY_BUFFER));
        }
        return context.getInvokeAction();
    }

    private static void replaceBrokenEscapes(RequestURIRef target) {
        if (target.getRequestURIBC().indexOf('%', 0) < 0) {
            return;
        }
        String path = target.getURI();
        if (BROKEN_ESCAPE.matcher(path).find()) {
            target.setURI(BROKEN_ESCAPE.matcher(path).replaceAll(NOT_IN_A_URI));
        }
    }

    private static void replaceBrokenHost(HttpRequestPacket request) {
        try {
            // parsed here, before anything else asks; the request keeps the result
            request.serverName();
        } catch (IllegalStateException unreadable) {
            request.getHeaders().setValue(Header.Host).setString("localhost");
            request.getRequestURIRef().setURI("/" + NOT_IN_A_URI);
        }
    }
}
