/** What operators do with a running server: see how it is, and act on it, through JMX and the health resource. */
package ee.cdoc2.css.management;
