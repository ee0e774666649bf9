package ee.cdoc2.css.web.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses requests whose {@code Content-Type} or {@code Accept} nobody can read. JAX-RS implementations read them while
 * they look for a method, and what they throw there cannot be told from a fault of our own.
 */
@Provider
@PreMatching
@Priority(200)
public class ReadableHeadersFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getMediaType();
            request.getAcceptableMediaTypes();
        } catch (RuntimeException unreadable) {
            // each implementation throws a class of its own; its message repeats the header
            throw new BadRequestException();
        }
    }
}
