/**
 * The description of the API that the product serves at {@code /openapi}, read by somebody else's library, and answers held
 * against it. Needs json-schema-validator, which whoever uses this package has to add.
 */
package ee.cdoc2.css.testkit.openapi;
