package ee.cdoc2.css.ocsp;

import org.bouncycastle.asn1.ocsp.CertID;

/**
 * One request for the status of one certificate.
 *
 * @param certificate whom it is about
 * @param nonce       32 random bytes that the answer has to repeat
 * @param der         the OCSPRequest (RFC 6960 section 4.1.1)
 */
record OcspQuestion(CertID certificate, byte[] nonce, byte[] der) {}
