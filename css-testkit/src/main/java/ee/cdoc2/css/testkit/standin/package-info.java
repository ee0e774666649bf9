/**
 * Stand-ins of the two servers that the second protocol has besides CSS (PROTOCOL-V2.md, section 14): the auth server, where a
 * person signs in, and the RP server, which passes signatures on from the phone. Their wire forms are those of the reference
 * servers; faults can be switched on. They play the phone too: the PIN comes at once.
 */
package ee.cdoc2.css.testkit.standin;
