package ee.cdoc2.css.web.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a body with a {@code Content-Encoding}, whatever it names, {@code identity} too: 415 that says what is taken
 * instead (RFC 9110 sections 12.5.3 and 15.5.16). Here, and not where bodies are read, because a server that unpacks bodies
 * by itself does so, and fails at bad ones, before a resource is called.
 */
@Provider
@Priority(FilterOrder.CONTENT_CODING)
public class ContentCodingFilter implements ContainerRequestFilter {

    /** Only POST has a body here. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST)
                && request.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            throw new NotSupportedException(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                    .build());
        }
    }
}
