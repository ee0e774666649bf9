/**
 * The least that an application can be: what is deployed in the place of CSS to see what the application server itself costs. It runs in the
 * server that is measured and not in the driver.
 */
package ee.cdoc2.css.bench.floor;
