/**
 * The master keys, which are outside of the database, in a PKCS #12 or a PKCS #11 token: data keys are wrapped and unwrapped with them
 * (docs/adr/0025). The server uses them, and css-migrate.
 */
package ee.cdoc2.css.masterkey;
