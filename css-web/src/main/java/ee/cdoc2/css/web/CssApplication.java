package ee.cdoc2.css.web;

import ee.cdoc2.css.web.filter.ContentCodingFilter;
import ee.cdoc2.css.web.filter.HeaderBudgetFilter;
import ee.cdoc2.css.web.filter.MaintenanceFilter;
import ee.cdoc2.css.web.filter.OptionsFilter;
import ee.cdoc2.css.web.filter.RouteFilter;
import ee.cdoc2.css.web.filter.SourceLimitFilter;
import ee.cdoc2.css.web.operations.HealthResource;
import ee.cdoc2.css.web.operations.InfoResource;
import ee.cdoc2.css.web.operations.MetricsResource;
import ee.cdoc2.css.web.operations.OpenApiResource;
import ee.cdoc2.css.web.problem.EjbFaultMapper;
import ee.cdoc2.css.web.problem.ThrowableMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The JAX-RS application: filters, resources, and what answers when they throw. They are listed, not scanned for, so that
 * every server runs the same ones, and none from a library on the class path. Their order here means nothing: that of the
 * filters is given by their priorities.
 */
@ApplicationPath("/")
public class CssApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HeaderBudgetFilter.class,
                RouteFilter.class,
                SourceLimitFilter.class,
                OptionsFilter.class,
                MaintenanceFilter.class,
                ContentCodingFilter.class,
                KeySharesResource.class,
                SessionNonceResource.class,
                HealthResource.class,
                MetricsResource.class,
                OpenApiResource.class,
                InfoResource.class,
                ThrowableMapper.class,
                EjbFaultMapper.class);
    }

    /** {@return two switches of Jersey; other implementations ignore them} */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // deployed clients take nothing but a Location that begins with /key-shares/; Jersey makes it absolute
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                // the WADL that Jersey answers OPTIONS with names our classes
                "jersey.config.server.wadl.disableWadl", true);
    }
}
