/** The servers that are measured: css.jar with a database of its own, or one that runs already. */
package ee.cdoc2.css.bench.server;
