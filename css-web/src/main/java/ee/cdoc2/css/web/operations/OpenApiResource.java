package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.request.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The description of the API: one written document, the same bytes on every server (docs/adr/0019), {@code openapi.json}
 * beside this class.
 */
@Path(Routes.OPENAPI)
@ApplicationScoped
public class OpenApiResource {
    private final byte[] description = read();

    /**
     * Shows the description.
     *
     * @return 200 with OpenAPI 3.0.3 as JSON, whatever {@code Accept} says
     */
    @GET
    public Response description() {
        return Response.ok(description, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static byte[] read() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return document.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
