package ee.cdoc2.css.web.filter;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;

/** The path of a request as JAX-RS matches it: not decoded, without matrix parameters and without a slash at its end. */
final class RequestPath {
    private RequestPath() {}

    /** {@return the path from the application's root, beginning with a slash} */
    static String of(UriInfo uri) {
        String path =
                uri.getPathSegments(false).stream().map(PathSegment::getPath).collect(Collectors.joining("/", "/", ""));
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
