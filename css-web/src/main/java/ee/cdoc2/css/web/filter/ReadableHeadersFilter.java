package ee.cdoc2.css.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps headers from JAX-RS that it could not parse: its implementations parse them before any filter of theirs is asked,
 * each by its own rules, and what they throw there looks like a fault of the server, or repeats the header in a log.
 *
 * <ul>
 *   <li>What merely states a preference is disregarded (RFC 9110 section 12.5.1): {@code Accept} where it can't be read, and
 *       {@code Accept-Charset}, {@code -Encoding} and {@code -Language} always, because every answer has one form only
 *   <li>A {@code Content-Type} that can't be read is refused
 * </ul>
 */
public class ReadableHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String ACCEPT = "accept";
    private static final String CONTENT_TYPE = "content-type";
    private static final Set<String> NEVER_READ = Set.of("accept-charset", "accept-encoding", "accept-language");

    /** RFC 9110 section 5.6.2, without the asterisk. */
    private static final String TOKEN = "[!#$%&'+.^_`|~0-9A-Za-z-]++";
    /** RFC 9110 section 5.6.6; in quotation marks only what all implementations read alike. A weight is none. */
    private static final String PARAMETER =
            "[ \\t]*+;[ \\t]*+(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\",;\\\\]*+\")";
    /** RFC 9110 section 12.4.2. */
    private static final String WEIGHT = "[ \\t]*+;[ \\t]*+[qQ]=(?:0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+)";

    private static final String RANGE = "(?:\\*/\\*|" + TOKEN + "/(?:\\*|" + TOKEN + "))(?:" + PARAMETER + ")*+(?:"
            + WEIGHT + "(?:" + PARAMETER + ")*+)?+";
    /** RFC 9110 section 12.5.1. */
    private static final Pattern ACCEPTED =
            Pattern.compile("[ \\t]*+" + RANGE + "(?:[ \\t]*+,[ \\t]*+" + RANGE + ")*+[ \\t]*+");
    /** RFC 9110 section 8.3.1. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[ \\t]*+" + TOKEN + "/" + TOKEN + "(?:" + PARAMETER + ")*+[ \\t]*+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> types = Collections.list(request.getHeaders(CONTENT_TYPE));
        if (types.isEmpty() || types.size() == 1 && isMediaType(types.get(0))) {
            chain.doFilter(new Readable(request), response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    static boolean isMediaType(String value) {
        return MEDIA_TYPE.matcher(value).matches();
    }

    static boolean isAccept(List<String> lines) {
        return ACCEPTED.matcher(String.join(",", lines)).matches();
    }

    /** The request without what is disregarded. */
    private static final class Readable extends HttpServletRequestWrapper {
        private final boolean acceptIsReadable;

        Readable(HttpServletRequest request) {
            super(request);
            acceptIsReadable = isAccept(Collections.list(request.getHeaders(ACCEPT)));
        }

        private boolean isDisregarded(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return NEVER_READ.contains(lower) || lower.equals(ACCEPT) && !acceptIsReadable;
        }

        @Override
        public String getHeader(String name) {
            return isDisregarded(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isDisregarded(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isDisregarded(name))
                    .toList());
        }
    }
}
