/** The attacks on the second protocol by their numbers in PROTOCOL-V2.md, section 12: each is a good request with one fault. */
package ee.cdoc2.css.it.attack;
