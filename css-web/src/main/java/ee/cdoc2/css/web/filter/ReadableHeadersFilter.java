package ee.cdoc2.css.web.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses requests whose {@code Content-Type} or {@code Accept} cannot be parsed. JAX-RS implementations parse them while
 * they look for a method, and what they throw there looks like a fault of the server.
 */
@Provider
@PreMatching
@Priority(FilterOrder.READABLE_HEADERS)
public class ReadableHeadersFilter implements ContainerRequestFilter {
    /** RFC 9110 section 12.4.2. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getMediaType();
            requireWeights(request.getAcceptableMediaTypes());
        } catch (RuntimeException unreadable) {
            // a class of its own in each implementation; not kept as the cause, because its message repeats the header
            throw new BadRequestException();
        }
    }

    /** RESTEasy reads the weights only when it compares them, and fails there with a fault of its own (500). */
    private static void requireWeights(List<MediaType> types) {
        if (!types.stream()
                .map(type -> type.getParameters().getOrDefault("q", "1"))
                .allMatch(WEIGHT.asMatchPredicate())) {
            throw new BadRequestException();
        }
    }
}
