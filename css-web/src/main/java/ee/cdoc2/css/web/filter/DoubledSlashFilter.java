package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.request.Routes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Takes {@code //key-shares…} for {@code /key-shares…}; see {@link Routes#hasDoubledSlash}. */
@Provider
@PreMatching
@Priority(FilterOrder.DOUBLED_SLASH)
public class DoubledSlashFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        URI single = withSingleSlash(uri.getBaseUri(), uri.getRequestUri());
        if (!single.equals(uri.getRequestUri())) {
            request.setRequestUri(single);
        }
    }

    /** The base ends with a slash, which is the first of the two. */
    static URI withSingleSlash(URI base, URI request) {
        String basePath = base.getRawPath();
        String path = request.getRawPath();
        if (!path.startsWith(basePath) || !Routes.hasDoubledSlash(path.substring(basePath.length() - 1))) {
            return request;
        }
        // cut out of the text: URI's constructors with components would encode what is encoded already
        String text = request.toString();
        int afterBase = text.indexOf(path, text.indexOf("://") + "://".length()) + basePath.length();
        return URI.create(text.substring(0, afterBase) + text.substring(afterBase + 1));
    }
}
