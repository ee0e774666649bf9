/**
 * Signing a ticket: a hash goes in, a signature and a certificate come out. Libraries of SK stop at the classes named
 * after their services.
 */
package ee.cdoc2.css.client.signing;
