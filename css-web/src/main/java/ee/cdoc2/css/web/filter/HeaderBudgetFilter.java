package ee.cdoc2.css.web.filter;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Refuses requests whose header fields have more than {@value #MAX_BYTES} bytes in all (431, RFC 6585 section 5). The
 * servers' own limits differ, and some are for a single field; this one is below them and the same everywhere.
 */
@Provider
@PreMatching
@Priority(FilterOrder.HEADER_BUDGET)
public class HeaderBudgetFilter implements ContainerRequestFilter {
    /** In bytes: all names and values, and four bytes for each field. */
    public static final int MAX_BYTES = 32 * 1024;

    /** Colon, space, carriage return, line feed. */
    private static final int PER_LINE = 4;

    @Override
    public void filter(ContainerRequestContext request) {
        if (size(request.getHeaders()) > MAX_BYTES) {
            throw new Denied(Denial.HEADERS_OVERLONG);
        }
    }

    /** Servers hand header bytes over as Latin-1, one character each, so lengths in characters are lengths in bytes. */
    private static long size(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .mapToLong(header -> size(header.getKey(), header.getValue()))
                .sum();
    }

    private static long size(String name, Collection<String> values) {
        return values.stream()
                .mapToLong(value -> (long) name.length() + PER_LINE + (value == null ? 0 : value.length()))
                .sum();
    }
}
