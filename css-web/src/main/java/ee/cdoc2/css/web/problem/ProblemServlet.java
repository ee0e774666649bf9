package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.web.filter.ResponseHeadersFilter;
import ee.cdoc2.css.web.filter.ServletRefusal;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page: what the servlet layer refuses before JAX-RS sees it is answered with a problem document too, instead
 * of the server's own page with its product's name. Requested directly, it is a resource that does not exist.
 */
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Refusals refusals;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Problem problem = problem(request);
        byte[] body = problem.body();
        ResponseHeadersFilter.setHeaders(response, problem.correlation());
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException hungUp) {
            // nobody is there to read it; thrown on, it would be a stack trace in the log for each client that hangs up
            return;
        }
    }

    private Problem problem(HttpServletRequest request) {
        return ServletRefusal.of(request).map(refusals::refused).orElseGet(() -> serversOwn(request));
    }

    private Problem serversOwn(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
            return refusals.failed(fault);
        }
        return refusals.refused(isStopping(request, status) ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : status);
    }

    /** JAX-RS answers for each route by itself. Where the server says that there is none, it has just stopped the application. */
    private static boolean isStopping(HttpServletRequest request, int status) {
        return status == HttpServletResponse.SC_NOT_FOUND
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && Routes.find(path).isPresent();
    }
}
