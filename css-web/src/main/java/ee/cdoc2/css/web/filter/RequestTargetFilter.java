package ee.cdoc2.css.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Refuses request targets that are no URI (RFC 3986), such as {@code ?a=%zz} or {@code /x{y}}. What slips through the
 * servers here is repaired silently by one JAX-RS implementation and a fault of the server's own to the other.
 */
public class RequestTargetFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Whatever stands before the path: a doubled slash at the start of a URI would be read as a host. */
    private static final String ORIGIN = "https://localhost";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isUri(request.getRequestURI(), request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isUri(String path, String query) {
        try {
            new URI(ORIGIN + path + (query == null ? "" : "?" + query));
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
