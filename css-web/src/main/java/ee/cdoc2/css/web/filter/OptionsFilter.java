package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.web.operations.MetricsAccess;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/**
 * Answers OPTIONS (RFC 9110 section 9.3.7), so that no resource needs a method for it: the servers' own answers differ,
 * and list HEAD wherever there is a GET. It refuses what the resource would refuse for every method.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(FilterOrder.OPTIONS)
public class OptionsFilter implements ContainerRequestFilter {
    /** The methods of each path, as {@code Allow} lists them. HEAD is left out on purpose: a share refuses it. */
    static final Map<String, String> ALLOWED = Map.of(
            Routes.KEY_SHARES,
            "OPTIONS, POST",
            Routes.KEY_SHARES + Routes.ONE_SHARE,
            "GET, OPTIONS",
            Routes.KEY_SHARES + Routes.NONCE,
            "OPTIONS, POST",
            Routes.HEALTH,
            "GET, OPTIONS",
            Routes.HEALTH + Routes.STARTED,
            "GET, OPTIONS",
            Routes.HEALTH + Routes.LIVE,
            "GET, OPTIONS",
            Routes.HEALTH + Routes.READY,
            "GET, OPTIONS",
            Routes.METRICS,
            "GET, OPTIONS",
            Routes.OPENAPI,
            "GET, OPTIONS");

    @Inject
    private ServiceState service;

    @Inject
    private MetricsAccess metrics;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        String path = RouteFilter.path(request.getUriInfo());
        String allowed = allowed(path);
        MaintenanceFilter.requireServed(path, service);
        if (path.equals(Routes.METRICS) && !metrics.admits(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw new NotFoundException();
        }
        request.abortWith(
                Response.noContent().header(HttpHeaders.ALLOW, allowed).build());
    }

    private static String allowed(String path) {
        return Routes.find(path).map(ALLOWED::get).orElseThrow(NotFoundException::new);
    }
}
