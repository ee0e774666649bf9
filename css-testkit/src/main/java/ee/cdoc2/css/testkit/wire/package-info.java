/**
 * HTTPS as bytes: a request is sent exactly as a test gives it, and an answer is returned exactly as received. Also the
 * requests of the two deployed clients, equal to theirs in every byte that a server sees (PROTOCOL.md, "What real clients
 * do").
 */
package ee.cdoc2.css.testkit.wire;
