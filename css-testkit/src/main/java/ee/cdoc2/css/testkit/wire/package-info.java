/**
 * HTTPS as bytes: what is sent is exactly what a test says, what comes back is shown as it came. And the requests of
 * the two deployed clients, byte for byte as far as a server can tell them apart (PROTOCOL.md, "What real clients do").
 */
package ee.cdoc2.css.testkit.wire;
