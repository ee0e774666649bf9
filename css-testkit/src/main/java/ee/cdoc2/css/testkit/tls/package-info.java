/** TLS contexts for the two ends of a connection in a test. */
package ee.cdoc2.css.testkit.tls;
