package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.management.ServiceState;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses everything about shares while the server is in maintenance; health and metrics still answer. */
@Provider
@ApplicationScoped
@Priority(100)
public class MaintenanceFilter implements ContainerRequestFilter {
    private static final String SHARES = "key-shares";

    private final ServiceState service;

    /** For the proxy that CDI makes of this class; never used to answer. Public, or RESTEasy does not take the class. */
    public MaintenanceFilter() {
        this(null);
    }

    /**
     * A filter that follows this state.
     *
     * @param service whether this node serves
     */
    @Inject
    public MaintenanceFilter(ServiceState service) {
        this.service = service;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (service.state() == ServiceState.State.MAINTENANCE
                && request.getUriInfo().getPath().contains(SHARES)) {
            throw new Denied(Denial.MAINTENANCE);
        }
    }
}
