/**
 * Nonces: made and recognised without a table, by a time, a little randomness and a MAC under a key that all nodes of
 * one server share and that rotates.
 */
package ee.cdoc2.css.nonce;
