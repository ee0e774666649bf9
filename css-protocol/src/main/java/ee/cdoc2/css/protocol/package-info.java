/**
 * The words that both sides of the wire share: share id, nonce, recipient id, share, expiry time, base URL, problem type. Plain
 * Java; knows no container, no database, no network.
 */
package ee.cdoc2.css.protocol;
