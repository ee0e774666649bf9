/**
 * The header of a container: a FlatBuffer that lists the recipients.
 *
 * <p>Written with the builder of FlatBuffers' own library, from twenty lines for each table instead of generated classes: the
 * schema has four tables that we write, and the compiler that would generate them is no artefact of Maven's. Read by
 * {@link ee.cdoc2.css.container.header.FlatTable}, not by that library: its accessors for Java take every offset on trust, and a
 * header comes from a stranger.
 */
package ee.cdoc2.css.container.header;
