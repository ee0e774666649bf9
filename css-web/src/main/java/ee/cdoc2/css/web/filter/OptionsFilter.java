package ee.cdoc2.css.web.filter;

import static java.util.Map.entry;

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
    private static final String GET = "GET, OPTIONS";
    private static final String POST = "OPTIONS, POST";

    /** The methods of each path, as {@code Allow} lists them. HEAD is left out on purpose: a share refuses it. */
    static final Map<String, String> ALLOWED = Map.ofEntries(
            entry(Routes.KEY_SHARES, POST),
            entry(Routes.KEY_SHARES + Routes.ONE_SHARE, GET),
            entry(Routes.KEY_SHARES + Routes.NONCE, POST),
            entry(Routes.SESSION_NONCE, POST),
            entry(Routes.HEALTH, GET),
            entry(Routes.HEALTH + Routes.STARTED, GET),
            entry(Routes.HEALTH + Routes.LIVE, GET),
            entry(Routes.HEALTH + Routes.READY, GET),
            entry(Routes.METRICS, GET),
            entry(Routes.OPENAPI, GET),
            entry(Routes.INFO, GET));

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
