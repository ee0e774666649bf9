/** HTTPS servers of a test's own, in this JVM. */
package ee.cdoc2.css.testkit.https;
