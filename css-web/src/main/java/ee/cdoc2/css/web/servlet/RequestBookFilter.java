package ee.cdoc2.css.web.servlet;

import ee.cdoc2.css.audit.CurrentRequest;
import ee.cdoc2.css.audit.Operation;
import ee.cdoc2.css.figures.Figures;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Opens the books on each request, before anybody else looks at it, and closes them with the time and the status. */
public class RequestBookFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentRequest current;

    @Inject
    private transient Figures figures;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Operation operation = Operation.of(request.getMethod(), request.getRequestURI());
        current.wants(operation);
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            figures.answered(
                    operation,
                    answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
