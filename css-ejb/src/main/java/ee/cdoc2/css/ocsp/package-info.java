/**
 * Asks the issuer whether a certificate is revoked: an OCSP client (RFC 6960, nonce by RFC 9654) that fails closed.
 * {@link ee.cdoc2.css.ocsp.OcspCertificateStatus} puts it together: find the responder, build the request, send it, verify
 * the answer, remember it when it is good. {@link ee.cdoc2.css.ocsp.ResponderStatuses} tells how each responder answered
 * last.
 */
package ee.cdoc2.css.ocsp;
