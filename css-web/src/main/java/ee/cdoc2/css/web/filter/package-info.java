/**
 * What a request passes on its way to a resource. The order, which a test holds to {@code web.xml} and to
 * {@link ee.cdoc2.css.web.filter.FilterOrder}:
 *
 * <p>In the servlet layer, before JAX-RS reads anything of the request, in the order of the mappings in {@code web.xml}:
 *
 * <ol>
 *   <li>{@link RequestMetricsFilter} counts and times the request, so it sees what all others do
 *   <li>{@link ResponseHeadersFilter} sets the headers that refusals carry too
 *   <li>{@link FramingFilter} refuses a request whose end is ambiguous
 *   <li>{@link LoadSheddingFilter} refuses what is too much for this node at one time
 *   <li>{@link HostFilter} refuses a request without one valid {@code Host}
 *   <li>{@link RequestTargetFilter} refuses a target that JAX-RS could not parse
 *   <li>{@link ReadableHeadersFilter} keeps headers away that JAX-RS could not parse
 * </ol>
 *
 * <p>In JAX-RS, before it looks for the resource:
 *
 * <ol>
 *   <li>{@link HeaderBudgetFilter} refuses header fields that are too long
 *   <li>{@link RouteFilter} refuses every path that is not spelled as a route is, and corrects one that some clients send
 *   <li>{@link SourceLimitFilter} refuses what is too much for one source
 *   <li>{@link OptionsFilter} answers OPTIONS
 * </ol>
 *
 * <p>In JAX-RS, when the resource is known:
 *
 * <ol>
 *   <li>{@link MaintenanceFilter} refuses requests about shares while the server is in maintenance
 *   <li>{@link ContentCodingFilter} refuses bodies that are packed
 * </ol>
 *
 * <p>How they refuse: in the servlet layer by {@code sendError}, which leads to
 * {@link ee.cdoc2.css.web.problem.ProblemServlet}, with a {@link ServletRefusal} for a reason of our own; in JAX-RS by an exception, which leads to
 * {@link ee.cdoc2.css.web.problem.ThrowableMapper}. That exception is {@link ee.cdoc2.css.denial.Denied} where the audit
 * log and the metrics have a reason for it, and one of JAX-RS's own where JAX-RS itself would refuse, only later.
 */
package ee.cdoc2.css.web.filter;
