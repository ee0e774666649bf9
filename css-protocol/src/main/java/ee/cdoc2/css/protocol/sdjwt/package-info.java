/**
 * SD-JWT as a verifier must read it (RFC 9901), strictly, and no more of it than tickets need: compact serialisation,
 * {@code sha-256}, no key binding. Nothing here verifies a signature or says that a claim is true.
 */
package ee.cdoc2.css.protocol.sdjwt;
