/**
 * An OCSP responder (RFC 6960) for tests. The path of the URL decides whether its answer is good, or which fault it has.
 * It keeps no state except counters.
 *
 * <p>Start at {@link ee.cdoc2.css.testkit.ocsp.OcspResponder}; to run it as a process:
 * {@link ee.cdoc2.css.testkit.ocsp.OcspResponderMain}.
 */
package ee.cdoc2.css.testkit.ocsp;
