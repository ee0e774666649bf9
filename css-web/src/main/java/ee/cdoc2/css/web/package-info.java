/**
 * What is said over HTTP. A request goes this way:
 *
 * <ol>
 *   <li>The filters of {@link ee.cdoc2.css.web.filter}, in the order that is listed there.
 *   <li>A resource: {@link ee.cdoc2.css.web.KeySharesResource} or {@link ee.cdoc2.css.web.SessionNonceResource} here, or one
 *       of {@link ee.cdoc2.css.web.operations}, which are for operators. The paths are in {@link ee.cdoc2.css.request.Routes}.
 *   <li>The resource reads the request with the classes of {@link ee.cdoc2.css.web.request}, and calls one service of css-ejb.
 *   <li>What any of them throws becomes a problem document in {@link ee.cdoc2.css.web.problem}.
 * </ol>
 *
 * <p>{@link ee.cdoc2.css.web.CssApplication} lists the classes that take part; {@code WEB-INF/web.xml} lists those of the
 * servlet layer.
 */
package ee.cdoc2.css.web;
