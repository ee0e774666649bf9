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
 * The one mapping at the edge: whatever was thrown becomes a problem document. It never negotiates: the document is
 * {@code application/problem+json} whatever {@code Accept} says (RFC 9110 section 12.5.1 permits that).
 */
@Provider
@ApplicationScoped
public class ThrowableMapper implements ExceptionMapper<Throwable> {
    private final Refusals log;

    /** For the proxy that CDI makes of this class; never used to answer. Public, or RESTEasy does not take the class. */
    public ThrowableMapper() {
        this(null);
    }

    /**
     * A mapper that enters what it maps here.
     *
     * @param log the books
     */
    @Inject
    public ThrowableMapper(Refusals log) {
        this.log = log;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof Denied denied) {
            return response(log.refused(denied.reason())).build();
        }
        if (cause instanceof WebApplicationException web) {
            return ofHttpLayer(web);
        }
        return response(log.failed(cause)).build();
    }

    private Response ofHttpLayer(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        if (!isClientError(status)) {
            return response(log.failed(web)).build();
        }
        Response.ResponseBuilder response = response(log.refused(status));
        if (status == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.header(HttpHeaders.ALLOW, allowed(web.getResponse()));
        }
        return response.build();
    }

    private static boolean isClientError(int status) {
        return Response.Status.Family.familyOf(status) == Response.Status.Family.CLIENT_ERROR;
    }

    /** Denied is an application exception and comes as it is; should a server wrap it all the same, it must not be a 500. */
    private static Throwable unwrap(Throwable thrown) {
        Throwable current = thrown;
        while (current instanceof EJBException && current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    /** JAX-RS lists HEAD wherever there is a GET, but a share refuses it; the others answer it without saying so. */
    private static String allowed(Response response) {
        Set<String> methods = new TreeSet<>(response.getAllowedMethods());
        methods.remove(HttpMethod.HEAD);
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
