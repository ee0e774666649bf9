package ee.cdoc2.css.web.filter;

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
 * Refuses requests that say in more than one way where their body ends (RFC 9112 sections 6.1 and 6.3), and hangs up:
 * a proxy in front may have read it the other way, and what follows on the connection is then a request that nobody
 * sent. Payara goes on with the connection by itself, Open Liberty takes the first of two lengths.
 */
public class FramingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain(values(request, "Transfer-Encoding"), values(request, "Content-Length"))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Either one length, even if it is said twice, or chunks alone, or no body. */
    private static boolean isPlain(List<String> codings, List<String> lengths) {
        return codings.isEmpty()
                ? new HashSet<>(lengths).size() <= 1
                : lengths.isEmpty() && codings.equals(List.of("chunked"));
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
