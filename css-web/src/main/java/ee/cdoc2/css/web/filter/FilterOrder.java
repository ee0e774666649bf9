package ee.cdoc2.css.web.filter;

import jakarta.annotation.Priority;

/**
 * The {@link Priority} of each JAX-RS filter: the lower runs first. The order of all filters, those of the servlet layer
 * too, is listed in the description of this package.
 */
final class FilterOrder {
    static final int HEADER_BUDGET = 100;
    static final int ROUTE = 200;
    static final int SOURCE_LIMIT = 250;
    static final int OPTIONS = 300;
    static final int MAINTENANCE = 400;
    static final int CONTENT_CODING = 500;

    private FilterOrder() {}
}
