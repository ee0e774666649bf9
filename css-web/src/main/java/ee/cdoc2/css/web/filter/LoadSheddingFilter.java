package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.limit.RequestsInProgress;
import ee.cdoc2.css.request.Routes;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Refuses (503, RFC 9110 section 15.6.4) what finds no place among the requests that may be in work, before anything of it is looked at but
 * its path. Health and metrics are answered whatever is in work.
 */
public class LoadSheddingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What hangs is given up after some seconds, and what does not hang is over sooner. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Inject
    transient RequestsInProgress inProgress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Routes.isForOperators(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (inProgress.begin()) {
            try {
                chain.doFilter(request, response);
            } finally {
                inProgress.end();
            }
        } else {
            ServletRefusal.send(request, response, new Denied(Denial.OVERLOADED, RETRY_AFTER));
        }
    }
}
