package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denied;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** How a filter of the servlet layer refuses a request for a reason of our own: the server goes to the error page, which finds the reason. */
public final class ServletRefusal {
    private static final String ATTRIBUTE = ServletRefusal.class.getName();

    private ServletRefusal() {}

    /**
     * Refuses a request.
     *
     * @param request  whatever it asks for
     * @param response not yet committed
     * @param denied   why
     * @throws IOException when nobody is there any more
     */
    public static void send(HttpServletRequest request, HttpServletResponse response, Denied denied)
            throws IOException {
        request.setAttribute(ATTRIBUTE, denied);
        response.sendError(denied.reason().problem().status());
    }

    /**
     * Finds out why a request was refused.
     *
     * @param request that has come to the error page
     * @return why, if one of our filters has refused it for a reason of our own
     */
    public static Optional<Denied> of(HttpServletRequest request) {
        return Optional.ofNullable((Denied) request.getAttribute(ATTRIBUTE));
    }
}
