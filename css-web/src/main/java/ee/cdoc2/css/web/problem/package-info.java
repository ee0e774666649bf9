/**
 * How a refusal is answered. Two doors lead here: whatever is thrown in JAX-RS
 * ({@link ee.cdoc2.css.web.problem.ThrowableMapper}), and {@code sendError} in the servlet layer
 * ({@link ee.cdoc2.css.web.problem.ProblemServlet}). Both pass {@link ee.cdoc2.css.web.problem.Refusals}, which logs,
 * audits and counts, and answer with its {@link ee.cdoc2.css.web.problem.Problem} (RFC 9457).
 */
package ee.cdoc2.css.web.problem;
