/**
 * Nonces, made and recognised without a table: each holds a time, a number and a MAC. All nodes of one server share
 * the key of the MAC, and it is rotated (docs/adr/0003). Their clocks have to agree with the database's.
 */
package ee.cdoc2.css.nonce;
