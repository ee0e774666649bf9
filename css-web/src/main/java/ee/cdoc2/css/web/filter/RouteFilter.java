package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.request.Routes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;

/**
 * Lets nothing pass but a path that is spelled as {@link Routes} spells it, and notes the operation of that path: what
 * JAX-RS serves afterwards, audit log and metrics know by its name. {@code //key-shares…} is taken for
 * {@code /key-shares…}; see {@link Routes#hasDoubledSlash}.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(FilterOrder.ROUTE)
public class RouteFilter implements ContainerRequestFilter {
    /** What begins the parameters of a path segment (RFC 3986 section 3.3). */
    private static final char PARAMETERS = ';';

    @Inject
    private RequestRecord current;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = path(request.getUriInfo());
        // the servlet layer may have been given the path in another form: what is routed is what counts
        Optional<String> route = Routes.find(path);
        Operation asked = Operation.of(request.getMethod(), route);
        current.noteOperation(asked);
        if (route.isEmpty()) {
            throw new NotFoundException();
        }
        if (path.indexOf(PARAMETERS) >= 0) {
            // only in the place of an id; JAX-RS would cut them off, and serve the share
            throw asked.concernsShares() ? new Denied(Denial.SHARE_ID_MALFORMED) : new BadRequestException();
        }
        if (Routes.hasDoubledSlash(path)) {
            request.setRequestUri(withoutFirstSlash(path, request.getUriInfo().getRequestUri()));
        }
    }

    /**
     * The path that is routed.
     *
     * @param uri of the request; its base ends with a slash
     * @return from the application's root, beginning with a slash, not decoded
     */
    static String path(UriInfo uri) {
        return path(uri.getBaseUri(), uri.getRequestUri());
    }

    static String path(URI base, URI request) {
        String root = base.getRawPath();
        String path = request.getRawPath();
        // what is not below the root is no route; it can't be told from here which path was meant
        return path.startsWith(root) ? path.substring(root.length() - 1) : "";
    }

    /** Cut out of the text: URI's constructors with components would encode what is encoded already. */
    static URI withoutFirstSlash(String path, URI request) {
        String text = request.toString();
        int from = text.indexOf(path, text.indexOf("://") + "://".length());
        return URI.create(text.substring(0, from) + text.substring(from + 1));
    }
}
