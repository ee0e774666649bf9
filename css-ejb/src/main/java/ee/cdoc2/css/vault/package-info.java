/**
 * What the server does with data keys: they are made, wrapped anew and read, and what was stored before is sealed
 * (docs/adr/0025).
 */
package ee.cdoc2.css.vault;
