package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.web.request.OptionalWhitespace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Refuses requests that say in more than one way where their body ends (RFC 9112 sections 6.1 and 6.3), and closes the
 * connection: a proxy in front may have seen another end, and what follows would be taken for a request that nobody sent.
 * The connection is closed after each body in chunks, too: servers hide a length beside them, and read chunks more leniently
 * than the standard says. css.jar and Payara Server judge the bytes before, and have no chunks here.
 */
public class FramingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> codings = values(request, "Transfer-Encoding");
        boolean unambiguous = isUnambiguous(codings, values(request, "Content-Length"));
        if (!unambiguous || !codings.isEmpty()) {
            response.setHeader("Connection", "close");
        }
        if (unambiguous) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** One length, even if it is repeated, or the coding {@code chunked} alone, or no body. */
    private static boolean isUnambiguous(List<String> codings, List<String> lengths) {
        return codings.isEmpty()
                ? new HashSet<>(lengths).size() <= 1
                : lengths.isEmpty() && codings.equals(List.of("chunked"));
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream()
                .map(value -> OptionalWhitespace.strip(value).toLowerCase(Locale.ROOT))
                .toList();
    }
}
