/**
 * JSON as RFC 8259 writes it, and nothing more lenient: a small tree, a builder, a strict parser, and a writer each for
 * the wire and for people.
 */
package ee.cdoc2.css.protocol.json;
