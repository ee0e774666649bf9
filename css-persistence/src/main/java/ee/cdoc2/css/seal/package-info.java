/**
 * What keeps rows of the database secret and as they were written: data keys, and seals made with them (docs/adr/0025).
 * Knows no database and no key store.
 */
package ee.cdoc2.css.seal;
