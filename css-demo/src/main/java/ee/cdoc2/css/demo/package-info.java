/** A CSS with a throw-away PKI, and sender and recipient walking through the protocol against it, step by step. */
package ee.cdoc2.css.demo;
