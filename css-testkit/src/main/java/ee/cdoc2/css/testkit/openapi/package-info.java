/**
 * Compares answers with the API description that the product serves at {@code /openapi}. The description is read by an
 * independent library, json-schema-validator; a module that uses this package adds it as a dependency.
 */
package ee.cdoc2.css.testkit.openapi;
