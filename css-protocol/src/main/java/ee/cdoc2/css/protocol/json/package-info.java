/** JSON as RFC 8259 writes it, and nothing more lenient: a small tree, its strict parser and its writer. */
package ee.cdoc2.css.protocol.json;
