/** Where a server under test keeps its data: the H2 file that is the default, or a real PostgreSQL. */
package ee.cdoc2.css.it.database;
