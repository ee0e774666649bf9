package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.figures.Figures;
import ee.cdoc2.css.figures.MetricsAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * The figures, for whoever shows the configured token. For everybody else there is no such resource: what a server
 * measures tells strangers how busy it is.
 */
@Path("metrics")
@ApplicationScoped
public class MetricsResource {
    private final Figures figures;
    private final MetricsAccess access;

    /** For the proxy that CDI makes of this class; never used to answer. Public, or RESTEasy does not take the class. */
    public MetricsResource() {
        this(null, null);
    }

    /**
     * The resource on top of these figures.
     *
     * @param figures all figures
     * @param access  who may see them
     */
    @Inject
    public MetricsResource(Figures figures, MetricsAccess access) {
        this.figures = figures;
        this.access = access;
    }

    /**
     * Shows the figures.
     *
     * @param headers with {@code Authorization: Bearer} and the token
     * @return 200 with the text format of Prometheus, whatever {@code Accept} says
     */
    @GET
    public Response scrape(@Context HttpHeaders headers) {
        if (!access.admits(headers.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw new NotFoundException();
        }
        return Response.ok(figures.scrape().getBytes(StandardCharsets.UTF_8)).type(Figures.MEDIA_TYPE).build();
    }

    /** {@return what can be done with the figures, by whoever may} */
    @OPTIONS
    public Response options() {
        return ReadOnly.options();
    }
}
