package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.denial.Denied;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns whatever was thrown in JAX-RS or behind it into a problem document. It never negotiates: the document is
 * {@code application/problem+json} whatever {@code Accept} says (RFC 9110 section 12.5.1 permits that).
 */
@Provider
@ApplicationScoped
public class ThrowableMapper implements ExceptionMapper<Throwable> {
    @Inject
    private Refusals refusals;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof Denied denied) {
            return response(refusals.refused(denied)).build();
        }
        if (cause instanceof WebApplicationException web && isClientError(web)) {
            return ofHttpLayer(web.getResponse());
        }
        return response(refusals.failed(cause)).build();
    }

    private Response ofHttpLayer(Response refusal) {
        Response.ResponseBuilder response = response(refusals.refused(refusal.getStatus()));
        if (refusal.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.header(HttpHeaders.ALLOW, allowed(refusal));
        }
        // null, where there is none, adds none
        response.header(HttpHeaders.ACCEPT_ENCODING, refusal.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        return response.build();
    }

    private static boolean isClientError(WebApplicationException web) {
        return web.getResponse().getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR;
    }

    /** Denied is an application exception and comes as it is; should a server wrap it all the same, it must not be a 500. */
    private static Throwable unwrap(Throwable thrown) {
        Throwable current = thrown;
        while (current instanceof EJBException && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    /** As for OPTIONS, which every path answers: JAX-RS lists HEAD wherever there is a GET, but a share refuses it. */
    private static String allowed(Response response) {
        Set<String> methods = new TreeSet<>(response.getAllowedMethods());
        methods.remove(HttpMethod.HEAD);
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    private static Response.ResponseBuilder response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.body());
        problem.headers().forEach(response::header);
        return response;
    }
}
