/**
 * Nonces, made and recognised without a table: each holds a time, two random bytes and a MAC. All nodes of one server
 * share the key of the MAC, and it is rotated (docs/adr/0003).
 */
package ee.cdoc2.css.nonce;
