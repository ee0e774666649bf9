/** Clients that send requests at the same time, each the next one when it has its answer, and what they saw. */
package ee.cdoc2.css.bench.load;
