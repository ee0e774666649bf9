package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.limit.RequestSource;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.protocol.RequestIdHeaders;
import ee.cdoc2.css.request.CallersIds;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestDeadline;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;

/** Notes when each request began, from where it comes, by which ids and what it asks for, and counts and times it. */
public class RequestMetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RequestRecord current;

    @Inject
    transient RequestSource source;

    @Inject
    transient RequestDeadline deadline;

    @Inject
    transient Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        deadline.begin();
        source.note(request.getRemoteAddr());
        current.noteCallersIds(CallersIds.read(
                Collections.list(request.getHeaders(RequestIdHeaders.TRACE_PARENT)),
                Collections.list(request.getHeaders(RequestIdHeaders.REQUEST_ID))));
        // for what the servlet layer refuses; where the request gets on, RouteFilter has the last word
        current.noteOperation(Operation.of(request.getMethod(), request.getRequestURI()));
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            // after an exception the server answers 500, but only later: the response does not say so yet
            metrics.answered(
                    current.operation(),
                    answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
