/**
 * The master keys, which are outside of the database, and what is done with them: data keys are made, wrapped and read, and
 * what was stored before is sealed (docs/adr/0025).
 */
package ee.cdoc2.css.vault;
