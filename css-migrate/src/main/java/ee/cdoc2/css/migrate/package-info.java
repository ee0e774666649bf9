/**
 * Shares come from the reference server and go out of CSS: from one database into another, or into a file, without a server
 * (docs/adr/0026). The grammars are those of {@code css-protocol}, the rows those of {@code css-persistence}.
 */
package ee.cdoc2.css.migrate;
