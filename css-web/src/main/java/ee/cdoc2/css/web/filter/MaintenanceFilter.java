package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.request.Routes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses requests about shares while the server is in maintenance. Health and metrics still answer. */
@Provider
@ApplicationScoped
@Priority(FilterOrder.MAINTENANCE)
public class MaintenanceFilter implements ContainerRequestFilter {
    @Inject
    private ServiceState service;

    @Override
    public void filter(ContainerRequestContext request) {
        requireServed(RouteFilter.path(request.getUriInfo()), service);
    }

    /** For {@link OptionsFilter} too, whose answers never get here. */
    static void requireServed(String path, ServiceState service) {
        if (service.state() == ServiceState.State.MAINTENANCE && Routes.concernsShares(path)) {
            throw new Denied(Denial.MAINTENANCE);
        }
    }
}
