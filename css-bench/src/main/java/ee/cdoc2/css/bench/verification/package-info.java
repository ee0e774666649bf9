/** What verifying a ticket costs alone, without a server: JMH benchmarks of the parts of css-ejb that do it. */
package ee.cdoc2.css.bench.verification;
