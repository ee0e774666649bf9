/**
 * Session tokens and session nonces: sections 2.1, 3 and 4 of the second protocol. A session token is the auth server's word
 * that a person has signed in. What was read is not verified yet; the list of checks is in
 * {@code ee.cdoc2.css.authentication}.
 */
package ee.cdoc2.css.session;
