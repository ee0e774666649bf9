/**
 * Asks the issuer whether a certificate is revoked: an OCSP client (RFC 6960, nonce by RFC 9654) that fails closed.
 * {@link ee.cdoc2.css.ocsp.OcspCertificateStatus} puts it together; everything else is one step of asking, each in a
 * class of its own.
 */
package ee.cdoc2.css.ocsp;
