package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.management.ServiceState;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Puts the headers that every answer carries on whatever comes after it. A node that drains hangs up after each answer
 * (RFC 9112 section 9.6): a kept connection would hold a client at a node that is about to stop.
 */
public class ResponseHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient ServiceState service;

    /**
     * A filter that follows this state.
     *
     * @param service whether this node serves
     */
    @Inject
    public ResponseHeadersFilter(ServiceState service) {
        this.service = service;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EveryAnswer.setHeaders(response);
        if (service.state() == ServiceState.State.DRAINING) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
