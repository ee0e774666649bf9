/**
 * A small OCSP responder (RFC 6960) that answers well or wrongly, as the URL's path tells it; it keeps no state but
 * counters.
 *
 * <p>Start at {@link ee.cdoc2.css.testkit.ocsp.OcspResponder}; as a process:
 * {@link ee.cdoc2.css.testkit.ocsp.OcspResponderMain}.
 */
package ee.cdoc2.css.testkit.ocsp;
