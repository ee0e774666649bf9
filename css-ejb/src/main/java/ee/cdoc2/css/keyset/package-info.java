/**
 * The public keys of the auth server and the RP server: section 8 of the second protocol. A
 * {@link ee.cdoc2.css.keyset.KeySet} is read from a JWK set (RFC 7517) and never changes;
 * {@link ee.cdoc2.css.keyset.KeySets} fetches them, keeps the last good one of each, and hands it out as
 * {@link ee.cdoc2.css.keyset.ServerKeys}.
 */
package ee.cdoc2.css.keyset;
