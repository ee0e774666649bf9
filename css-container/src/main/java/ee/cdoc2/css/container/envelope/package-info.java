/** A container as a whole: {@code CDOC}, a version, the header and its HMAC, a nonce, the payload. */
package ee.cdoc2.css.container.envelope;
