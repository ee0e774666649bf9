/**
 * Shared by tests and demonstrations, and never shipped: a throw-away PKI, an OCSP responder, tickets as the deployed
 * clients make them, a raw HTTPS client, and the reader of the vectors under {@code testdata/vectors}.
 *
 * <p>It does not use the server's code, so that tests compare two independent implementations of the protocol.
 */
package ee.cdoc2.css.testkit;
