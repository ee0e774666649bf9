package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.protocol.RequestIdHeaders;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * Sets the headers that every answer carries. A node that drains closes each connection after its answer (RFC 9112
 * section 9.6): a connection that is kept would hold a client at a node that is about to stop.
 */
public class ResponseHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient ServiceState service;

    @Inject
    transient RequestRecord current;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        setHeaders(response, current.id());
        if (service.state() == ServiceState.State.DRAINING) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    /**
     * Sets the headers that do not depend on the state: nothing is cached (RFC 9111 section 5.2.2.5), no content type is
     * guessed, browsers stay on HTTPS (RFC 6797), and the request has its id. There are no CORS headers on purpose: no web
     * page calls this API.
     *
     * @param response not yet committed
     * @param request  the id of the request in the logs
     */
    public static void setHeaders(HttpServletResponse response, UUID request) {
        response.setHeader(RequestIdHeaders.REQUEST_ID, request.toString());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
}
