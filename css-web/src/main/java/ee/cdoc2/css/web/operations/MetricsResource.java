package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.request.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * The metrics, for requests with the configured token. For all others there is no such resource: metrics tell how busy a
 * server is.
 */
@Path(Routes.METRICS)
@ApplicationScoped
public class MetricsResource {
    @Inject
    private Metrics metrics;

    @Inject
    private MetricsAccess access;

    /**
     * Checks the token before JAX-RS looks for the method: without it, every method gets the same 404. That of OPTIONS is
     * given by the filter that answers it.
     *
     * @param headers with {@code Authorization: Bearer} and the token
     * @return the resource behind the token
     */
    @Path("/")
    public Admitted admitted(@Context HttpHeaders headers) {
        if (!access.admits(headers.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw new NotFoundException();
        }
        return new Admitted(metrics);
    }

    /** The resource behind the token. */
    public static final class Admitted {
        private final Metrics metrics;

        private Admitted(Metrics metrics) {
            this.metrics = metrics;
        }

        /** {@return 200 with the text format of Prometheus, whatever {@code Accept} says} */
        @GET
        public Response scrape() {
            return Response.ok(metrics.scrape().getBytes(StandardCharsets.UTF_8))
                    .type(Metrics.MEDIA_TYPE)
                    .build();
        }
    }
}
