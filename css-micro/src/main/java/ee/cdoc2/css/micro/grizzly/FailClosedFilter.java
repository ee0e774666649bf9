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
 * Sees to it that what Payara 6.2025.10 fails to read is not answered with success. Where it fails before the application is
 * reached, as on {@code /x/%zz} or {@code Host: a:b}, it logs a stack trace and answers 200 with nothing in it.
 *
 * <ul>
 * <li>The status of each answer is 500 until somebody says otherwise: the application says one for every request.</li>
 * <li>What is known to make Payara fail is replaced by something that is just as wrong, but that Payara can read: so the
 * application sees the request, and refuses it with its own 400.</li>
 * <li>CSS has no HTML page. Where one is about to leave, it is Payara's: the application isn't there, or not yet. Its status
 * 404 would say that there is no such share; so it becomes 503, without the page, which names the product.</li>
 * </ul>
 */
final class FailClosedFilter extends BaseFilter {

    /** RFC 3986 section 2.1: a percent sign is followed by two hexadecimal digits. */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final String NOT_IN_A_URI = "^";
    private static final String HTML = "text/html";
    private static final String RETRY_AFTER_SECONDS = "5";
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
                // otherwise a header would be taken for a trailer now
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
            // read once here, and kept by the request
            request.serverName();
        } catch (IllegalStateException e) {
            request.getHeaders().setValue(Header.Host).setString("localhost");
            request.getRequestURIRef().setURI("/" + NOT_IN_A_URI);
        }
    }
}
