package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.limit.RequestSource;
import ee.cdoc2.css.limit.SourceLimits;
import ee.cdoc2.css.request.RequestRecord;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses what is too much for one source (429, RFC 6585 section 4), before a body or a ticket is looked at. Behind
 * {@link RouteFilter}, so that what is counted is what will be served. Health and metrics are never refused.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(FilterOrder.SOURCE_LIMIT)
public class SourceLimitFilter implements ContainerRequestFilter {
    @Inject
    private RequestRecord current;

    @Inject
    private RequestSource source;

    @Inject
    private SourceLimits limits;

    @Override
    public void filter(ContainerRequestContext request) {
        limits.admit(current.operation(), source);
    }
}
