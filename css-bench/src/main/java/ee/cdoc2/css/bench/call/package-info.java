/** The calls of the protocol that are measured, and their requests, which are made before the clock starts. */
package ee.cdoc2.css.bench.call;
