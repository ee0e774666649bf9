/**
 * The public keys of the auth server and the RP server: section 8 of the second protocol, as values. A
 * {@link ee.cdoc2.css.keyset.KeySet} is read from a JWK set (RFC 7517) and never changes; whoever fetches sets keeps the
 * last good one and hands it out as {@link ee.cdoc2.css.keyset.ServerKeys}. Nothing fetches them yet.
 */
package ee.cdoc2.css.keyset;
