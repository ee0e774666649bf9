package ee.cdoc2.css.micro.grizzly;

import java.io.CharConversionException;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.RequestURIRef;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Makes sure that a request which Payara cannot read is not answered with success. Where Payara 6.2025.10 fails before
 * it has called the application, as on {@code /x/%zz}, {@code /x/..} or {@code Host: a:b}, it logs a stack trace and
 * answers 200 without a body. 7.2025.1 does so too, and fails on {@code /x:y} besides, with 503.
 *
 * <ul>
 * <li>The status of each answer is 500 to begin with; the application sets one for every request that reaches it.</li>
 * <li>What is known to make Payara fail is replaced by something that is just as wrong, but that Payara can read. So
 * the request reaches the application, which answers 400.</li>
 * <li>CSS has no HTML page. An answer in HTML is therefore Payara's own: the application is not there, or not yet. Its
 * status 404 would tell a client that there is no such share, and the page names the product; so it becomes 503 without
 * a body. So does its 503 without a type, for what comes at the very moment at which the application is stopped: a client has to
 * be told when to come again.</li>
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

    /** Payara 7 asks its authorization about each path, which takes it for a URL pattern, and cannot read a colon in one. */
    private static final Pattern COLON = Pattern.compile(":|%3[Aa]");

    /** As a colon it may stand in a URI, and stands in no path of CSS. */
    private static final String NO_COLON = "!";

    private static final String NO_TARGET = "/" + NOT_IN_A_URI;
    private static final String SOME_HOST = "localhost";

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
            replaceBrokenTarget(request.getRequestURIRef());
            replaceBrokenHost(request);
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        // a head that is flushed is a message of its own
        if (context.getMessage() instanceof HttpPacket packet
                && packet.getHttpHeader() instanceof HttpResponsePacket answer
                && isPayarasOwn(answer)) {
            // called again, once it is committed, for each further piece of a page
            if (!answer.isCommitted()) {
                answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
                // Grizzly would take a header that is added now for a trailer
                answer.getHeaders().clear();
                answer.setHeader(Header.RetryAfter, RETRY_AFTER_SECONDS);
                answer.setChunked(false);
                answer.setContentLength(0);
            }
            if (packet instanceof HttpContent content) {
                context.setMessage(HttpContent.create(answer, content.isLast(), Buffers.EMPTY_BUFFER));
            }
        }
        return context.getInvokeAction();
    }

    /** The application's 503 of {@code /health} has no Retry-After either, but a type. */
    private static boolean isPayarasOwn(HttpResponsePacket answer) {
        return answer.isContentTypeSet()
                ? answer.getContentType().startsWith(HTML)
                : answer.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503.getStatusCode();
    }

    /** CSS offers no other protocol, so {@code Upgrade} is ignored (RFC 9110 section 7.8). */
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent upgrade) {
            // left alone, Grizzly takes all that follows on the connection for the body, and waits for it to end
            upgrade.getHttpHeader().setIgnoreContentModifiers(false);
        }
        return context.getInvokeAction();
    }

    private static void replaceBrokenTarget(RequestURIRef target) {
        DataChunk path = target.getRequestURIBC();
        if (path.indexOf('%', 0) >= 0 || path.indexOf(':', 0) >= 0) {
            String readable = BROKEN_ESCAPE.matcher(target.getURI()).replaceAll(NOT_IN_A_URI);
            readable = COLON.matcher(readable).replaceAll(NO_COLON);
            if (!readable.equals(target.getURI())) {
                target.setURI(readable);
            }
        }
        try {
            target.getDecodedRequestURIBC();
        } catch (CharConversionException | RuntimeException unreadable) {
            // an index out of bounds among others: Grizzly 4.0.2 writes behind the end of a path that ends with /..
            target.setURI(NO_TARGET);
        }
    }

    private static void replaceBrokenHost(HttpRequestPacket request) {
        if (!hasServerName(request)) {
            request.getHeaders().setValue(Header.Host).setString(SOME_HOST);
            request.serverName().setString(SOME_HOST);
            request.getRequestURIRef().setURI(NO_TARGET);
        }
    }

    /** Parses it, before anything else asks; the request keeps the result. */
    private static boolean hasServerName(HttpRequestPacket request) {
        try {
            DataChunk name = request.serverName();
            return !name.isNull() && name.getLength() > 0;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
