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
 * Refuses request targets that are not URIs (RFC 3986), such as {@code ?a=%zz} or {@code /x{y}}. Some servers let them pass;
 * then one JAX-RS implementation repairs them silently, and the other fails with 500.
 */
public class RequestTargetFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Put before the path, because in a URI without a host a doubled slash at the beginning would announce one. */
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
