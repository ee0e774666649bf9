/**
 * What tests, the demonstration and the benchmarks share, and what is never shipped: a throw-away PKI, an OCSP
 * responder, tickets as the deployed clients make them, a raw HTTPS client, and the reader of the vectors under
 * {@code testdata/vectors}.
 *
 * <p>It knows nothing of the server's own code: it is a second opinion of the protocol.
 */
package ee.cdoc2.css.testkit;
